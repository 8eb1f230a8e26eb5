using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Runs analyzers over a project, as a build does and as an editor does.</summary>
internal sealed class AnalyzerRun(ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    /// <summary>Analyses the whole compilation, as a build does.</summary>
    public async Task<AnalyzedProject> AnalyzeAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var errors = compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToImmutableArray();
        return new AnalyzedProject(project, errors, await AnalyzeAsync(project, compilation, null, cancellationToken));
    }

    /// <summary>
    /// Analyses file by file, as an editor does: each file on a clone of the compilation with fresh analyzers, so that nothing is shared
    /// but what survives in static caches.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeFileByFileAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            all.AddRange(await AnalyzeAsync(project, compilation.Clone(), tree, cancellationToken));
        }

        return Sort(all);
    }

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        Project project,
        Compilation compilation,
        SyntaxTree? tree,
        CancellationToken cancellationToken)
    {
        if (analyzers.IsEmpty)
        {
            return [];
        }

        var failures = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var driver = compilation.WithAnalyzers(analyzers, options);
        ImmutableArray<Diagnostic> diagnostics;
        if (tree is null)
        {
            diagnostics = await driver.GetAnalyzerDiagnosticsAsync(cancellationToken);
        }
        else
        {
            var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken);
            var model = driver.Compilation.GetSemanticModel(tree);
            var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellationToken);
            diagnostics = syntax.AddRange(semantic);
        }

        return failures.IsEmpty
            ? Sort(diagnostics.Where(diagnostic => !diagnostic.IsSuppressed))
            : throw new VerificationException($"An analyzer threw:\n{string.Join("\n", failures)}");
    }

    private static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics)
    {
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }
}
