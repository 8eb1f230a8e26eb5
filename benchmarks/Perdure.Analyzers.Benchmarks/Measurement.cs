using System.Diagnostics;

namespace Perdure.Analyzers.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Elapsed">The time on the clock.</param>
/// <param name="Cpu">The time of all processors.</param>
/// <param name="Allocated">The bytes allocated.</param>
internal sealed record Measurement(TimeSpan Elapsed, TimeSpan Cpu, long Allocated)
{
    public static async Task<Measurement> TakeAsync(Func<Task> action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        await action();
        clock.Stop();
        process.Refresh();
        return new Measurement(clock.Elapsed, process.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>The medians of several runs.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> runs) => new(
        runs.Select(static run => run.Elapsed).Order().ElementAt(runs.Count / 2),
        runs.Select(static run => run.Cpu).Order().ElementAt(runs.Count / 2),
        runs.Select(static run => run.Allocated).Order().ElementAt(runs.Count / 2));

    public override string ToString() => $"{Elapsed.TotalMilliseconds,8:F0} ms   cpu {Cpu.TotalMilliseconds,8:F0} ms   {Allocated / 1048576.0,8:F1} MB allocated";
}
