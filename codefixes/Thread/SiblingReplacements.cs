using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Report;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.FixAll;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// Replacements in the other implementations of a member. With a context as parameter they belong to an orchestration as much as the one
/// that was reported, so that what they do wrong would be reported next.
/// </summary>
internal static class SiblingReplacements
{
    /// <summary>The replacements in a member that has just got the context as parameter.</summary>
    /// <param name="document">The document of the member.</param>
    /// <param name="declaration">The member.</param>
    /// <param name="context">The new parameter.</param>
    /// <param name="diagnostic">The diagnostic that is fixed in another implementation.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<IReadOnlyList<ReplacePlan>> FindAsync(
        Document document, SyntaxNode declaration, ContextReference context, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return [];
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        var plans = new List<ReplacePlan>();
        foreach (var expression in declaration.DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (OffendingExpression.Find(root, expression.Span) == expression
                && model.GetSymbolInfo(expression, cancellationToken).Symbol?.OriginalDefinition is { } symbol
                && ApiCatalogue.Shared.Find(symbol) is { } entry
                && !EnclosingFunctions.Of(expression).Any(EnclosingFunctions.IsStatic)
                && ReplacePlanner.Plan(model, root, generator, Target(document, expression, symbol, entry, diagnostic), context, cancellationToken) is { ChangesHistory: false } plan)
            {
                plans.Add(plan);
            }
        }

        return plans;
    }

    private static FixTarget Target(Document document, ExpressionSyntax expression, ISymbol symbol, CatalogueEntry entry, Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties
            .SetItem(DiagnosticPropertyNames.Api, symbol.GetDocumentationCommentId())
            .SetItem(DiagnosticPropertyNames.Capability, entry.Capability);
        return new FixTarget(document, expression.Span, Diagnostic.Create(diagnostic.Descriptor, expression.GetLocation(), properties, messageArgs: null));
    }
}
