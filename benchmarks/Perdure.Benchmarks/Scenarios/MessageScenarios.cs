using System.Globalization;
using Perdure.Benchmarks.Measuring;

namespace Perdure.Benchmarks.Scenarios;

/// <summary>Messages from a client: events and signals.</summary>
internal static class MessageScenarios
{
    private static readonly ParallelOptions ManyAtATime = new() { MaxDegreeOfParallelism = 64 };

    /// <summary>Events to instances that wait for them.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="events">How many events in all.</param>
    /// <param name="instances">To how many instances.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> EventsAsync(bool sqlite, int events, int instances)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite);
        var ids = await host.ScheduleAsync("Collect", instances, events / instances);
        foreach (var id in ids)
        {
            await host.Client.WaitForInstanceStartAsync(id);
        }

        return await Measurement.OfAsync(host, events, async () =>
        {
            await Parallel.ForAsync(0, events, ManyAtATime, async (i, cancellation) => await host.Client.RaiseEventAsync(ids[i % instances], "e", i, cancellation));
            foreach (var id in ids)
            {
                await host.Client.WaitForInstanceCompletionAsync(id);
            }
        });
    }

    /// <summary>Signals to entities.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file.</param>
    /// <param name="signals">How many signals in all.</param>
    /// <param name="entities">To how many entities.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> SignalsAsync(bool sqlite, int signals, int entities)
    {
        await using var host = await BenchmarkHost.StartAsync(sqlite);
        return await Measurement.OfAsync(host, signals, async () =>
        {
            await Parallel.ForAsync(0, signals, ManyAtATime, async (i, cancellation) =>
                await host.Client.Entities.SignalEntityAsync(Id(i % entities), "add", 1, cancellation: cancellation));
            for (var i = 0; i < entities; i++)
            {
                while ((await host.Client.Entities.GetEntityAsync<int>(Id(i)))?.State != signals / entities)
                {
                    await Task.Delay(1);
                }
            }
        });

        static EntityInstanceId Id(int i) => new(BenchmarkTasks.CounterName, i.ToString(CultureInfo.InvariantCulture));
    }
}
