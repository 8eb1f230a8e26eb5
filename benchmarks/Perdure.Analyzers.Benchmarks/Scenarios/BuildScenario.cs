using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
        for (var round = -1; round < rounds; round++)
        {
            foreach (var analyzer in all)
            {
                var (measurement, count) = await Meter.MeasureAsync(() => CompileAsync(project, analyzer));
                findings[analyzer] = count;

                // The first round warms up.
                if (round >= 0)
                {
                    samples[analyzer].Add(measurement);
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
                findings[analyzer])),
        ];
    }

    /// <summary>Compiles once and returns the number of findings.</summary>
    public static async Task<int> CompileAsync(GeneratedProject project, AnalyzerUnderMeasurement analyzer)
    {
        var compilation = project.Compile();
        var analyzers = analyzer.Create();
        if (analyzers.IsEmpty)
        {
            return compilation.GetDiagnostics().Count(diagnostic => diagnostic.Id.StartsWith("PDR", StringComparison.Ordinal));
        }

        var driver = Driver(compilation, analyzers, isTimed: false);
        var diagnostics = await driver.GetAllDiagnosticsAsync();
        return diagnostics.Count(diagnostic => diagnostic.Id.StartsWith("PDR", StringComparison.Ordinal));
    }

    /// <summary>The time that the actions of <paramref name="analyzer"/> take in a compile, as the driver tells it: the median over three.</summary>
    public static async Task<TimeSpan> OwnTimeAsync(GeneratedProject project, AnalyzerUnderMeasurement analyzer)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round < 3; round++)
        {
            var compilation = project.Compile();
            _ = compilation.GetDiagnostics();
            Meter.Clean();
            var analyzers = analyzer.Create();
            var result = await Driver(compilation, analyzers, isTimed: true).GetAnalysisResultAsync(CancellationToken.None);
            times.Add(result.AnalyzerTelemetryInfo[analyzers[0]].ExecutionTime);
        }

        return times.Order().ElementAt(1);
    }

    private static CompilationWithAnalyzers Driver(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isTimed) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => Environment.FailFast("An analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: isTimed));

    private static List<double> Ratios(List<Measurement> samples, List<Measurement> basis)
    {
        return [.. samples.Zip(basis, (sample, beside) => sample.Cpu / beside.Cpu)];
    }
}
