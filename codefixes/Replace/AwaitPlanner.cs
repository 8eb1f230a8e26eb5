using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>
/// Plans the replacement of blocking on a durable task (<c>.Wait()</c>, <c>.Result</c>, <c>.GetAwaiter().GetResult()</c>) by awaiting it.
/// A task that does not come from the context is left alone: awaiting it would be wrong as well.
/// </summary>
internal static class AwaitPlanner
{
    /// <summary>The capability of blocking until a task has completed.</summary>
    public const string Capability = "Wait";

    /// <summary>The plan for the expression, or null when there is no replacement that is right here.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (!AsyncFunctions.CanAwaitAt(site.Expression)
            || TaskIn(site.Expression) is not { } task
            || !IsDurable(site.Model, task, cancellationToken))
        {
            return null;
        }

        var title = site.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } }
            ? "Await the task"
            : "Await the task (exceptions are no longer wrapped)";
        return new ReplacePlan(site.Expression, title, ChangesHistory: false, current => Rewrite((ExpressionSyntax)current));
    }

    private static ExpressionSyntax Rewrite(ExpressionSyntax current)
    {
        var awaited = SyntaxFactory.AwaitExpression(TaskIn(current)!.WithoutTrivia())
            .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        ExpressionSyntax whole = current.Parent is ExpressionStatementSyntax
            ? awaited
            : SyntaxFactory.ParenthesizedExpression(awaited).WithAdditionalAnnotations(Simplifier.Annotation);
        return Comments.KeepFrom(whole, current);
    }

    private static ExpressionSyntax? TaskIn(ExpressionSyntax blocking)
    {
        return blocking switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => access.Expression,
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } call => access.Name.Identifier.ValueText switch
            {
                "Wait" when call.Parent is ExpressionStatementSyntax or null => access.Expression,
                "GetResult" when access.Expression is InvocationExpressionSyntax
                {
                    ArgumentList.Arguments.Count: 0,
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } getAwaiter,
                } => getAwaiter.Expression,
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>A call on the context, a helper that is given the context, or a local that holds one of the two.</summary>
    private static bool IsDurable(SemanticModel model, ExpressionSyntax task, CancellationToken cancellationToken)
    {
        switch (task)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return IsDurable(model, parenthesized.Expression, cancellationToken);
            case InvocationExpressionSyntax call:
                var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
                return call.ArgumentList.Arguments.Select(argument => argument.Expression)
                    .Concat(receiver is null ? [] : [receiver])
                    .Any(expression => ContextTypes.FrameworkOf(model.GetTypeInfo(expression, cancellationToken).Type) is not null);
            case IdentifierNameSyntax:
                return model.GetSymbolInfo(task, cancellationToken).Symbol is ILocalSymbol local
                    && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                    && IsDurable(model, value, cancellationToken);
            default:
                return false;
        }
    }
}
