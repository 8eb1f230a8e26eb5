using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Decides what a Replace fix does about a diagnostic.</summary>
internal static class ReplacePlanner
{
    /// <summary>The plan, or null when there is no replacement that is right.</summary>
    /// <param name="model">The model of the document.</param>
    /// <param name="root">The root of the document.</param>
    /// <param name="generator">The generator of the document.</param>
    /// <param name="diagnostic">What is to be fixed.</param>
    /// <param name="context">The context to use; null for the one that is in scope.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static ReplacePlan? Plan(
        SemanticModel model,
        SyntaxNode root,
        SyntaxGenerator generator,
        Diagnostic diagnostic,
        ContextReference? context,
        CancellationToken cancellationToken)
    {
        if (OffendingExpression.Find(root, diagnostic.Location.SourceSpan) is not { } expression || expression.ContainsDirectives)
        {
            return null;
        }

        var site = new ReplaceSite(model, generator, expression, diagnostic, context);
        return site.Capability switch
        {
            Capabilities.Delay => DelayPlanner.Plan(site, cancellationToken),
            _ => ValuePlanner.Plan(site, cancellationToken),
        };
    }
}
