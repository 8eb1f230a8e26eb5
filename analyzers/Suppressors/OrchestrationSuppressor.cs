using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Snapshots;

namespace Perdure.Analyzers.Suppressors;

/// <summary>Silences advice of other packages that breaks replay, inside the code that orchestrators are certain to reach and nowhere else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrchestrationSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> BySuppressed = SuppressedRules.All.ToImmutableDictionary(
        static rule => rule.Suppressed, static rule => new SuppressionDescriptor(rule.Identifier, rule.Suppressed, rule.Justification));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        SuppressedRules.All.Select(static rule => BySuppressed[rule.Suppressed]).ToImmutableArray();

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var frameworks = FrameworkSymbols.Referenced(context.Compilation);
        if (frameworks.IsEmpty)
        {
            return;
        }

        var analysis = new CompilationAnalysis(context.Compilation, frameworks, context.Options);
        foreach (var diagnostic in Known(context.ReportedDiagnostics))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (diagnostic.Location is { IsInSource: true, SourceTree: { } tree, SourceSpan: var span }
                && analysis.IsOrchestration(tree.GetRoot(context.CancellationToken).FindNode(span, getInnermostNodeForTie: true), context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(BySuppressed[diagnostic.Id], diagnostic));
            }
        }
    }

    private static IEnumerable<Diagnostic> Known(ImmutableArray<Diagnostic> reported) => reported.Where(static diagnostic => BySuppressed.ContainsKey(diagnostic.Id));
}
