using Perdure.Benchmarks.Measuring;

namespace Perdure.Benchmarks.Scenarios;

/// <summary>Orchestrations that call activities.</summary>
internal static class ActivityScenarios
{
    /// <summary>Instances that call activities one after the other.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="instances">How many instances.</param>
    /// <param name="activities">How many activities each.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> SequenceAsync(bool sqlite, int instances, int activities)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite);
        return await Measurement.OfAsync(host, instances * activities, () => host.RunAsync("Sequence", instances, activities));
    }

    /// <summary>One instance that calls many activities at once.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="activities">How many.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> FanOutAsync(bool sqlite, int activities)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite);
        return await Measurement.OfAsync(host, activities, () => host.RunAsync("FanOut", 1, activities));
    }
}
