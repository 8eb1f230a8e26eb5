using Perdure.Analyzers.Benchmarks.Analyzers;
using Perdure.Analyzers.Benchmarks.Measuring;
using Perdure.Analyzers.Benchmarks.Projects;
using Perdure.Analyzers.Benchmarks.Scenarios;

namespace Perdure.Analyzers.Benchmarks.Reporting;

/// <summary>Writes the measurements as tables, each with its target.</summary>
internal sealed class BenchmarkReport(TextWriter writer)
{
    private const double LargeProjectTarget = 1.10;
    private const double PlainProjectTarget = 0.01;
    private const long MemoryTarget = 200L * 1024 * 1024;
    private static readonly TimeSpan EditTarget = TimeSpan.FromMilliseconds(50);

    /// <summary>The target that a project's compile has.</summary>
    public enum BuildTarget
    {
        /// <summary>None: the table shows how the cost grows.</summary>
        None,

        /// <summary>At most 10 % above the compile with an idle analyzer.</summary>
        LargeProject,

        /// <summary>At most 1 % of the bare compile above the one with an idle analyzer.</summary>
        PlainProject,
    }

    /// <summary>Writes the compile of one project.</summary>
    /// <param name="ownTime">The time that our own actions took in a compile; null where it is not measured.</param>
    public void Write(string title, GeneratedProject project, IReadOnlyList<BuildMeasurement> measurements, BuildTarget target, TimeSpan? ownTime)
    {
        writer.WriteLine($"### {title}: {project.Name}");
        writer.WriteLine();
        var table = new Table("compile", "CPU ms", "wall ms", "allocated MB", "CPU ÷ bare", "CPU ÷ idle", "findings");
        foreach (var measurement in measurements)
        {
            table.Add(
                measurement.Analyzer,
                Figures.Milliseconds(measurement.Median.Cpu),
                Figures.Milliseconds(measurement.Median.Wall),
                Figures.Megabytes(measurement.Median.Allocated),
                Figures.Ratio(Figures.Median(measurement.Ratios)),
                Figures.Ratio(Figures.Median(measurement.RatiosToIdle)),
                measurement.Findings.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        table.Write(writer);
        var own = measurements.Single(measurement => measurement.Analyzer == AnalyzerUnderMeasurement.Perdure.Name);
        if (own.Findings != project.Findings)
        {
            writer.WriteLine($"**{project.Findings} findings were to be expected; these figures say nothing.**");
        }

        WriteTarget(own, measurements, target, ownTime);
        if (target == BuildTarget.LargeProject)
        {
            var floor = measurements.Single(measurement => measurement.Analyzer == AnalyzerUnderMeasurement.EmptyAction.Name);
            writer.WriteLine($"Floor: an action that looks at each body and does nothing costs {Figures.Ratio(Figures.Median(floor.RatiosToIdle))} of idle.");
        }

        writer.WriteLine();
    }

    /// <summary>Writes the edits.</summary>
    public void Write(string title, GeneratedProject project, IReadOnlyList<EditMeasurement> measurements)
    {
        writer.WriteLine($"### {title}: {project.Name}, one file edited, five documents open, each document by itself");
        writer.WriteLine();
        var table = new Table("after", "analyzer", "CPU ms median", "CPU ms p95", "wall ms median", "wall ms p95", "allocated MB median", "50 ms at p95");
        foreach (var edit in measurements.GroupBy(measurement => measurement.Edit))
        {
            foreach (var measurement in edit)
            {
                var median = Statistics.Median(measurement.Documents);
                var high = Statistics.Percentile(measurement.Documents, 95);
                var judged = measurement.Analyzer == AnalyzerUnderMeasurement.Perdure.Name && measurement.Documents.Count > 5;
                table.Add(
                    edit.Key,
                    measurement.Analyzer,
                    Figures.Milliseconds(median.Cpu),
                    Figures.Milliseconds(high.Cpu),
                    Figures.Milliseconds(median.Wall),
                    Figures.Milliseconds(high.Wall),
                    Figures.Megabytes(median.Allocated),
                    judged ? Figures.Verdict(high.Wall <= EditTarget) : "");
            }
        }

        table.Write(writer);
    }

    /// <summary>Writes the peak memory.</summary>
    public void WriteMemory(string title, IReadOnlyDictionary<AnalyzerUnderMeasurement, long> peaks)
    {
        writer.WriteLine($"### {title}: peak working set of one compile of the large project, in a process of its own");
        writer.WriteLine();
        var table = new Table("compile", "peak MB", "above bare MB", "above idle MB");
        foreach (var (analyzer, peak) in peaks)
        {
            table.Add(
                analyzer.Name,
                Figures.Megabytes(peak),
                Figures.Megabytes(peak - peaks[AnalyzerUnderMeasurement.None]),
                Figures.Megabytes(peak - peaks[AnalyzerUnderMeasurement.Idle]));
        }

        table.Write(writer);
        var more = peaks[AnalyzerUnderMeasurement.Perdure] - peaks[AnalyzerUnderMeasurement.Idle];
        writer.WriteLine($"Target: at most {Figures.Megabytes(MemoryTarget)} MB above idle: {Figures.Verdict(more <= MemoryTarget)}.");
        writer.WriteLine();
    }

    private void WriteTarget(BuildMeasurement own, IReadOnlyList<BuildMeasurement> measurements, BuildTarget target, TimeSpan? ownTime)
    {
        switch (target)
        {
            case BuildTarget.LargeProject:
                var toIdle = Figures.Median(own.RatiosToIdle);
                writer.WriteLine($"Target: CPU at most {Figures.Ratio(LargeProjectTarget)} of idle: {Figures.Ratio(toIdle)}, {Figures.Verdict(toIdle <= LargeProjectTarget)}.");
                break;
            case BuildTarget.PlainProject:
                var idle = measurements.Single(measurement => measurement.Analyzer == AnalyzerUnderMeasurement.Idle.Name);
                var bare = measurements.Single(measurement => measurement.Analyzer == AnalyzerUnderMeasurement.None.Name);
                var more = Figures.Median(own.Ratios.Zip(idle.Ratios, (ratio, beside) => ratio - beside));
                writer.WriteLine(
                    $"Target: CPU at most {Figures.Ratio(PlainProjectTarget)} of bare above idle: {Figures.Ratio(more)}, {Figures.Verdict(more <= PlainProjectTarget)}.");
                if (ownTime is { } time)
                {
                    var actions = time / bare.Median.Cpu;
                    writer.WriteLine(
                        $"The analyzer's own actions, without the driver: {Figures.Milliseconds(time)} ms, {Figures.Ratio(actions)} of bare, {Figures.Verdict(actions <= PlainProjectTarget)}.");
                }

                break;
        }
    }
}
