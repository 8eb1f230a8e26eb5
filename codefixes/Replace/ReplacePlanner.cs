using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Decides what a Replace fix does about a diagnostic.</summary>
internal static class ReplacePlanner
{
    /// <summary>The plan, or null when there is no replacement that is right.</summary>
    public static ReplacePlan? Plan(
        SemanticModel model, SyntaxNode root, SyntaxGenerator generator, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (OffendingExpression.Find(root, diagnostic.Location.SourceSpan) is not { } expression || expression.ContainsDirectives)
        {
            return null;
        }

        var site = new ReplaceSite(model, generator, expression, diagnostic);
        return site.Capability switch
        {
            Capabilities.Delay => DelayPlanner.Plan(site, cancellationToken),
            _ => ValuePlanner.Plan(site, cancellationToken),
        };
    }
}
