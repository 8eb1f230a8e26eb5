using System.Diagnostics;
using System.Globalization;

namespace Perdure.Benchmarks;

/// <summary>What a scenario cost.</summary>
internal sealed record Measurement
{
    /// <summary>How many activities, events or the like it was made of.</summary>
    public required int Operations { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>How much processor time it took, on all processors together.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>How much memory it allocated.</summary>
    public required long Allocated { get; init; }

    /// <summary>What there is to say beyond that.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Measures a piece of work.</summary>
    /// <param name="operations">How many operations it is made of.</param>
    /// <param name="work">The work.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> OfAsync(int operations, Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated, started) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        await work();
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Measurement
        {
            Operations = operations,
            Seconds = elapsed.TotalSeconds,
            CpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds,
            Allocated = GC.GetTotalAllocatedBytes() - allocated,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seconds,9:F3}{Operations / Seconds,12:N0}{CpuSeconds * 1e6 / Operations,13:F1}{Allocated / Operations,12:N0}  {Remark}");
}
