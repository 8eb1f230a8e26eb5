using Perdure.Benchmarks.Measuring;

namespace Perdure.Benchmarks.Scenarios;

/// <summary>Orchestrations that wait.</summary>
internal static class WaitingScenarios
{
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(3);

    /// <summary>Timers that lie far in the future.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="instances">How many instances.</param>
    /// <param name="timers">How many timers each.</param>
    /// <returns>What it cost to set them, and the memory that one takes.</returns>
    public static Task<Measurement> PendingTimersAsync(bool sqlite, int instances, int timers) =>
        BeginAsync(sqlite, "LongTimers", instances, timers, instances * timers, keep: true);

    /// <summary>Timers that fire at once, one after the other.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="instances">How many instances.</param>
    /// <param name="timers">How many timers each.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> FiringTimersAsync(bool sqlite, int instances, int timers)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite);
        return await Measurement.OfAsync(host, instances * timers, () => host.RunAsync("ShortTimers", instances, timers));
    }

    /// <summary>Instances that wait for an event.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="instances">How many.</param>
    /// <param name="keep">Whether they are kept alive in memory.</param>
    /// <returns>What it cost to start them, and the memory that one takes.</returns>
    public static Task<Measurement> InstancesAsync(bool sqlite, int instances, bool keep) =>
        BeginAsync(sqlite, "Collect", instances, 1, instances, keep);

    /// <summary>An application in which instances and timers wait and nothing happens.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="instances">How many instances.</param>
    /// <returns>What it costs to do nothing.</returns>
    public static async Task<Measurement> IdleAsync(bool sqlite, int instances)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite);
        await host.BeginAsync("LongTimers", instances, 1);
        await Task.Delay(Watching);
        return await Measurement.OfAsync(host, 1, () => Task.Delay(Watching));
    }

    private static async Task<Measurement> BeginAsync(bool sqlite, string orchestrator, int instances, int input, int operations, bool keep)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite, options => options.ContinuationCacheEvents = keep ? long.MaxValue : 0);
        var before = Measurement.MemoryInUse();
        var measurement = await Measurement.OfAsync(host, operations, () => host.BeginAsync(orchestrator, instances, input));
        return measurement with { BytesKept = (Measurement.MemoryInUse() - before) / operations };
    }
}
