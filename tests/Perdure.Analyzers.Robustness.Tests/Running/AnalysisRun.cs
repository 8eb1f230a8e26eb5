using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perdure.Analyzers.Robustness.Tests.Running;

/// <summary>Runs the analysis over a compilation and writes each diagnostic as one line, sorted, so that runs can be compared.</summary>
internal static class AnalysisRun
{
    // A guard against hanging, far beyond what any input here takes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The diagnostics of the whole compilation, as a build reports them.</summary>
    public static async Task<ImmutableArray<string>> BuildAsync(Compilation compilation, bool concurrent = true, CancellationToken cancellationToken = default)
    {
        var failures = new ConcurrentQueue<string>();
        var driver = Driver(compilation, concurrent, failures);
        var diagnostics = await driver.GetAnalyzerDiagnosticsAsync(cancellationToken).WaitAsync(Patience, CancellationToken.None);
        return Lines(diagnostics, failures);
    }

    /// <summary>The diagnostics of each file asked for by itself, on a clone of the compilation, as an editor reports them.</summary>
    public static async Task<ImmutableArray<string>> FileByFileAsync(Compilation compilation, bool concurrent = true)
    {
        var failures = new ConcurrentQueue<string>();
        var all = new List<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var driver = Driver(compilation.Clone(), concurrent, failures);
            all.AddRange(await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).WaitAsync(Patience));
            var model = driver.Compilation.GetSemanticModel(tree);
            all.AddRange(await driver.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).WaitAsync(Patience));
        }

        return Lines(all, failures);
    }

    private static CompilationWithAnalyzers Driver(Compilation compilation, bool concurrent, ConcurrentQueue<string> failures)
    {
        return compilation.WithAnalyzers(
            [new OrchestrationDeterminismAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, _, _) => failures.Enqueue(exception.ToString()),
                concurrentAnalysis: concurrent,
                logAnalyzerExecutionTime: false));
    }

    private static ImmutableArray<string> Lines(IEnumerable<Diagnostic> diagnostics, ConcurrentQueue<string> failures)
    {
        return failures.IsEmpty
            ? [.. diagnostics.Select(Line).Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException($"The analyzer threw:\n{string.Join("\n", failures)}");
    }

    private static string Line(Diagnostic diagnostic)
    {
        var places = diagnostic.AdditionalLocations.Prepend(diagnostic.Location)
            .Select(location => $"{location.SourceTree?.FilePath}{location.SourceSpan}");
        var properties = diagnostic.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        return $"{string.Join(" ", places)} {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"
            + $" [{string.Join("; ", properties)}]";
    }
}
