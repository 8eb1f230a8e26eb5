using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Benchmarks.Analyzers;
using Perdure.Analyzers.Benchmarks.Measuring;
using Perdure.Analyzers.Benchmarks.Projects;
using Perdure.Analyzers.Benchmarks.Reporting;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>
/// Edits one file of the large project and asks for the diagnostics of five open documents, as an editor does: each edit makes a new
/// compilation with one tree replaced, and each document is asked on a clone of it with a new driver and new analyzers. Symbols are new each
/// time; the trees that were not edited are the same objects.
/// </summary>
internal sealed class EditorScenario(int repetitions)
{
    private static readonly ImmutableArray<string> OpenDocuments =
    [
        OrchestratorSource.PathOf(0), OrchestratorSource.PathOf(17), HelperSource.PathOf(3), HelperSource.PathOf(9), HelperSource.PathOf(299),
    ];

    private static readonly ImmutableArray<Edit> Edits =
    [
        new("body of an orchestrator", OrchestratorSource.PathOf(0), (text, number) => InBody(text, $"total += {number};")),
        new("body of a helper", HelperSource.PathOf(9), (text, number) => InBody(text, $"total += {number};")),
        new("body of a helper: new call", HelperSource.PathOf(9), (text, number) => InBody(text, $"total += Helper{100 + (number % 100)}.Compute(numbers);")),
        new("comment", HelperSource.PathOf(9), (text, number) => text + $"// {number}\n"),
        new("unbalanced brace", HelperSource.PathOf(9), (text, number) => InBody(text, $"if (total > {number}) {{")),
        new("unbalanced brace, orchestrator", OrchestratorSource.PathOf(0), (text, number) => InBody(text, $"if (total > {number}) {{")),
        new("unclosed string", HelperSource.PathOf(9), (text, number) => InBody(text, $"var name = \"{number}")),
        new("declaration", HelperSource.PathOf(9), (text, number) => InClass(text, $"public static int Extra{number}() => {number};")),
        new("using", HelperSource.PathOf(9), (text, number) => $"using Alias{number} = System.DateTime;\n" + text),
    ];

    /// <summary>Measures each edit, for each analyzer.</summary>
    public async Task<IReadOnlyList<EditMeasurement>> RunAsync()
    {
        var project = GeneratedProjects.Large();
        var results = new List<EditMeasurement>();
        foreach (var analyzer in new[] { AnalyzerUnderMeasurement.Idle, AnalyzerUnderMeasurement.EmptyAction, AnalyzerUnderMeasurement.Perdure })
        {
            var compilation = project.Compile();
            _ = compilation.GetDiagnostics();
            results.Add(await OpenAsync(compilation, analyzer));
            foreach (var edit in Edits)
            {
                results.Add(await RepeatAsync(compilation, edit, analyzer));
                var median = Statistics.Median(results[^1].Documents);
                await Console.Error.WriteLineAsync(
                    $"(b) {analyzer.Name}, {edit.Name}: {Figures.Milliseconds(median.Cpu)} ms CPU, {Figures.Megabytes(median.Allocated)} MB a document");
            }
        }

        return results;
    }

    private static async Task<EditMeasurement> OpenAsync(CSharpCompilation compilation, AnalyzerUnderMeasurement analyzer)
    {
        Meter.Clean();
        var samples = new List<Measurement>();
        foreach (var path in OpenDocuments)
        {
            samples.Add(await AskAsync(compilation, path, analyzer));
        }

        return new EditMeasurement("project just opened", analyzer.Name, samples);
    }

    private async Task<EditMeasurement> RepeatAsync(CSharpCompilation compilation, Edit edit, AnalyzerUnderMeasurement analyzer)
    {
        var tree = TreeOf(compilation, edit.Path);
        var original = tree.ToString();
        var samples = new List<Measurement>();
        Meter.Clean();
        for (var number = 0; number <= repetitions; number++)
        {
            var edited = compilation.ReplaceSyntaxTree(tree, GeneratedProject.Parse(edit.Path, edit.Apply(original, number)));
            foreach (var path in OpenDocuments)
            {
                var sample = await AskAsync(edited, path, analyzer);
                if (number > 0)
                {
                    samples.Add(sample);
                }
            }
        }

        return new EditMeasurement(edit.Name, analyzer.Name, samples);
    }

    private static async Task<Measurement> AskAsync(CSharpCompilation snapshot, string path, AnalyzerUnderMeasurement analyzer)
    {
        var (measurement, _) = await Meter.MeasureAsItIsAsync(async () =>
        {
            var driver = snapshot.Clone().WithAnalyzers(analyzer.Create(), new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: static (exception, _, _) => Environment.FailFast("An analyzer threw.", exception),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
            var tree = TreeOf(driver.Compilation, path);
            var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
            var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(
                driver.Compilation.GetSemanticModel(tree), null, CancellationToken.None);
            return syntax.Length + semantic.Length;
        });
        return measurement;
    }

    private static SyntaxTree TreeOf(Compilation compilation, string path) => compilation.SyntaxTrees.First(tree => tree.FilePath == path);

    private static string InBody(string text, string statement)
    {
        var place = text.LastIndexOf("        return", StringComparison.Ordinal);
        return text.Insert(place, $"        {statement}\n");
    }

    private static string InClass(string text, string member) => text.Insert(text.LastIndexOf('}'), $"\n    {member}\n");
}
