using System.Diagnostics;
using Perdure.Storage.Sqlite;

namespace Perdure.Benchmarks.Measuring;

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

    /// <summary>For how long the garbage collector stopped everything.</summary>
    public required double PauseSeconds { get; init; }

    /// <summary>What the store has written; nothing in memory.</summary>
    public SqliteWriteCounts Written { get; init; }

    /// <summary>How much memory it left in use for each operation; null where that says nothing.</summary>
    public long? BytesKept { get; init; }

    /// <summary>How many operations were done in a second.</summary>
    public double Rate => Operations / Seconds;

    /// <summary>Measures a piece of work on an application.</summary>
    /// <param name="host">The application; null for work without one.</param>
    /// <param name="operations">How many operations it is made of.</param>
    /// <param name="work">The work.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> OfAsync(BenchmarkHost? host, int operations, Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated, pause, written) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration(), host?.Written ?? default);
        var started = Stopwatch.GetTimestamp();
        await work();
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Measurement
        {
            Operations = operations,
            Seconds = elapsed.TotalSeconds,
            CpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds,
            Allocated = GC.GetTotalAllocatedBytes() - allocated,
            PauseSeconds = (GC.GetTotalPauseDuration() - pause).TotalSeconds,
            Written = (host?.Written ?? default) - written,
        };
    }

    /// <summary>How much memory is in use when all that can be freed has been.</summary>
    /// <returns>The bytes.</returns>
    public static long MemoryInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
