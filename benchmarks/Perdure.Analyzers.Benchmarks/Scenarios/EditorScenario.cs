using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Benchmarks.Analyzers;
using Perdure.Analyzers.Benchmarks.Measuring;
using Perdure.Analyzers.Benchmarks.Projects;
using Perdure.Analyzers.Benchmarks.Reporting;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>
/// Edits one file of a project and asks for the diagnostics of its open documents, as an editor does: each edit makes a new
/// compilation with one tree replaced, and each document is asked on a clone of it with a new driver and new analyzers. Symbols are new each
/// time; the trees that were not edited are the same objects.
/// </summary>
internal sealed class EditorScenario(EditedProject project, int repetitions)
{
    /// <summary>Measures each edit, for each analyzer.</summary>
    public async Task<IReadOnlyList<EditMeasurement>> RunAsync()
    {
        var results = new List<EditMeasurement>();
        foreach (var analyzer in new[] { AnalyzerUnderMeasurement.Idle, AnalyzerUnderMeasurement.EmptyAction, AnalyzerUnderMeasurement.Perdure })
        {
            var compilation = project.Project.Compile();
            _ = compilation.GetDiagnostics();
            results.Add(await OpenAsync(compilation, analyzer));
            foreach (var edit in project.Edits)
            {
                // An editor that has been open for a minute runs code that is compiled with optimisations.
                _ = await RepeatAsync(compilation, edit, analyzer, repetitions / 2);
            }

            foreach (var edit in project.Edits)
            {
                results.Add(await RepeatAsync(compilation, edit, analyzer, repetitions));
                var median = Statistics.Median(results[^1].Documents);
                await Console.Error.WriteLineAsync(
                    $"{analyzer.Name}, {edit.Name}: {Figures.Milliseconds(median.Cpu)} ms CPU, {Figures.Megabytes(median.Allocated)} MB a document");
            }
        }

        return results;
    }

    private async Task<EditMeasurement> OpenAsync(CSharpCompilation compilation, AnalyzerUnderMeasurement analyzer)
    {
        Meter.Clean();
        var samples = new List<Measurement>();
        foreach (var path in project.OpenDocuments)
        {
            samples.Add(await AskAsync(compilation, path, analyzer));
        }

        return new EditMeasurement("project just opened", analyzer.Name, samples);
    }

    private async Task<EditMeasurement> RepeatAsync(CSharpCompilation compilation, Edit edit, AnalyzerUnderMeasurement analyzer, int count)
    {
        var tree = TreeOf(compilation, edit.Path);
        var original = tree.ToString();
        var samples = new List<Measurement>();
        Meter.Clean();
        for (var number = 0; number <= count; number++)
        {
            var edited = compilation.ReplaceSyntaxTree(tree, GeneratedProject.Parse(edit.Path, edit.Apply(original, number)));
            foreach (var path in project.OpenDocuments)
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
}
