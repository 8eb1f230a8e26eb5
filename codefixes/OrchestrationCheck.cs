using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers;

namespace Perdure.CodeFixes;

/// <summary>
/// Tells whether a change brings code into an orchestration that was not a part of it, with mistakes of its own. It runs the analysis, and
/// so is asked only where a change may do that.
/// </summary>
internal static class OrchestrationCheck
{
    /// <summary>Whether no rule has more to say about the projects of the documents than before.</summary>
    public static async Task<bool> AddsNoneAsync(Solution original, Solution changed, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (var id in documents.Select(document => document.ProjectId).Distinct())
        {
            var before = await CountAsync(original.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            var after = await CountAsync(changed.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            if (after.Any(rule => rule.Value > (before.TryGetValue(rule.Key, out var count) ? count : 0)))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<Dictionary<string, int>> CountAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var diagnostics = compilation is null
            ? ImmutableArray<Diagnostic>.Empty
            : await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new OrchestrationDeterminismAnalyzer()), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return diagnostics.GroupBy(diagnostic => diagnostic.Id).ToDictionary(rule => rule.Key, rule => rule.Count());
    }
}
