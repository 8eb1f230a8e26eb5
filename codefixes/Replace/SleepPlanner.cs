using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Plans the replacement of <c>Thread.Sleep</c> in an async function by a durable timer that is awaited.</summary>
internal static class SleepPlanner
{
    /// <summary>The capability of blocking for a time.</summary>
    public const string Capability = "Sleep";

    /// <summary>The plan for the expression, or null when there is no replacement that is right here.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.Expression is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } original
            || !AsyncFunctions.CanAwaitAt(original)
            || site.FindReplacement(Capabilities.Delay) is not { } replacement
            || site.Model.GetOperation(original, cancellationToken) is not IInvocationOperation { TargetMethod.Name: "Sleep" } invocation
            || DelayArguments.Read(invocation) is not { } arguments
            || DelayPlanner.TemplateOf(site, replacement, arguments, original) is not { } template)
        {
            return null;
        }

        // An orchestrator goes on after sleeping, so that instances which have passed the place recorded no timer there.
        var title = ReplaceTitle.Of(replacement, site.Context, ReplaceTitle.ChangesHistory);
        return new ReplacePlan(original, title, ChangesHistory: true, current =>
        {
            var timer = DelayPlanner.Rewrite(site, template, arguments, (InvocationExpressionSyntax)current);
            return SyntaxFactory.AwaitExpression(timer.WithoutLeadingTrivia())
                .WithAwaitKeyword(SyntaxFactory.Token(timer.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        });
    }
}
