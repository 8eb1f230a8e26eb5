using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Plans to await a durable task that nobody awaits.</summary>
internal static class UnawaitedTaskPlanner
{
    /// <summary>The plan for the expression, or null when it cannot be awaited where it stands.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var original = site.Expression.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard
            ? discard
            : site.Expression;
        if (original.Parent is not ExpressionStatementSyntax || !AsyncFunctions.CanAwaitAt(original))
        {
            return null;
        }

        // What comes after it is scheduled later than it was in the history of a running instance.
        return new ReplacePlan(original, $"Await the task ({ReplaceTitle.ChangesHistory})", ChangesHistory: true, current =>
        {
            var task = current is AssignmentExpressionSyntax assignment ? assignment.Right : (ExpressionSyntax)current;
            var awaited = SyntaxFactory.AwaitExpression(task.WithoutTrivia())
                .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space));
            return Comments.KeepFrom(awaited, current);
        });
    }
}
