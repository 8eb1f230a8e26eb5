using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Benchmarks.Analyzers;
using Perdure.Analyzers.Benchmarks.Measuring;
using Perdure.Analyzers.Benchmarks.Projects;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>
/// Compiles a project from text to diagnostics, as a build does but without writing an assembly, bare and with each analyzer. All take
/// their turn in each round, so that whatever else the machine does meets all of them.
/// </summary>
internal sealed class BuildScenario(int rounds)
{
    /// <summary>Measures <paramref name="project"/>.</summary>
    public async Task<IReadOnlyList<BuildMeasurement>> RunAsync(GeneratedProject project)
    {
        var all = AnalyzerUnderMeasurement.All;
        var samples = all.ToDictionary(analyzer => analyzer, _ => new List<Measurement>());
        var findings = new Dictionary<AnalyzerUnderMeasurement, int>();
        var own = all.ToDictionary(analyzer => analyzer, _ => new List<TimeSpan>());
        for (var round = -1; round < rounds; round++)
        {
            foreach (var analyzer in all)
            {
                var (measurement, compiled) = await Meter.MeasureAsync(() => CompileAsync(project, analyzer));
                findings[analyzer] = compiled.Findings;

                // The first round warms up.
                if (round >= 0)
                {
                    samples[analyzer].Add(measurement);
                    own[analyzer].Add(compiled.Own);
                }
            }
        }

        return
        [
            .. all.Select(analyzer => new BuildMeasurement(
                analyzer.Name,
                Statistics.Median(samples[analyzer]),
                Ratios(samples[analyzer], samples[AnalyzerUnderMeasurement.None]),
                Ratios(samples[analyzer], samples[AnalyzerUnderMeasurement.Idle]),
                own[analyzer].Order().ElementAt((own[analyzer].Count - 1) / 2),
                findings[analyzer])),
        ];
    }

    /// <summary>Compiles once and tells the number of findings and the time that the analyzer's own actions took.</summary>
    public static async Task<(int Findings, TimeSpan Own)> CompileAsync(GeneratedProject project, AnalyzerUnderMeasurement analyzer)
    {
        var compilation = project.Compile();
        var analyzers = analyzer.Create();
        if (analyzers.IsEmpty)
        {
            return (compilation.GetDiagnostics().Count(diagnostic => diagnostic.Id.StartsWith("PDR", StringComparison.Ordinal)), TimeSpan.Zero);
        }

        var driver = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => Environment.FailFast("An analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true));
        var diagnostics = await driver.GetAllDiagnosticsAsync();
        var telemetry = await driver.GetAnalyzerTelemetryInfoAsync(analyzers[0], CancellationToken.None);
        return (diagnostics.Count(diagnostic => diagnostic.Id.StartsWith("PDR", StringComparison.Ordinal)), telemetry.ExecutionTime);
    }

    private static List<double> Ratios(List<Measurement> samples, List<Measurement> basis)
    {
        return [.. samples.Zip(basis, (sample, beside) => sample.Cpu / beside.Cpu)];
    }
}
