using System.Globalization;

namespace Perdure.Benchmarks;

/// <summary>Whole orchestrations, from the client to the store and back.</summary>
internal static class OrchestrationScenarios
{
    private const int HistoryBytesOfATurn = 330;
    private const int ActivityBytes = 90;

    /// <summary>Instances that call activities one after the other.</summary>
    public static async Task<Measurement> ActivitiesAsync(bool sqlite, int instances, int activities)
    {
        await using var host = await StartAsync(sqlite);
        var (writes, transactions) = host.Commits;
        var measurement = await Measurement.OfAsync(instances * activities, () => RunAsync(host, "Sequence", instances, activities));
        if (!sqlite)
        {
            return measurement;
        }

        var group = Math.Max(1, (int)Math.Round((double)(host.Commits.Writes - writes) / (host.Commits.Transactions - transactions)));
        var bare = await BareSqlite.TurnsPerSecondAsync(Math.Min(instances * activities, 50_000), group, HistoryBytesOfATurn, ActivityBytes);
        return measurement with
        {
            Remark = string.Create(CultureInfo.InvariantCulture, $"{measurement.Operations / measurement.Seconds / bare:P0} of {bare:N0} bare turns a second, {group} to a commit"),
        };
    }

    /// <summary>One instance that calls many activities at once.</summary>
    public static async Task<Measurement> FanOutAsync(bool sqlite, int activities)
    {
        await using var host = await StartAsync(sqlite);
        return await Measurement.OfAsync(activities, () => RunAsync(host, "FanOut", 1, activities));
    }

    /// <summary>One instance that waits for many events.</summary>
    public static async Task<Measurement> EventsAsync(bool sqlite, int events)
    {
        await using var host = await StartAsync(sqlite);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Collect", events);
        await host.Client.WaitForInstanceStartAsync(id);
        return await Measurement.OfAsync(events, async () =>
        {
            await Parallel.ForAsync(0, events, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) => await host.Client.RaiseEventAsync(id, "e", i));
            await host.Client.WaitForInstanceCompletionAsync(id);
        });
    }

    /// <summary>Timers that lie far in the future.</summary>
    public static async Task<Measurement> TimersAsync(bool sqlite, int instances, int timers)
    {
        await using var host = await StartAsync(sqlite);
        var measurement = await Measurement.OfAsync(instances * timers, async () =>
        {
            foreach (var id in await ScheduleAsync(host, "Timers", instances, timers))
            {
                await host.Client.WaitForInstanceStartAsync(id);
            }
        });
        return measurement with { Remark = Memory(instances * timers, "timer") };
    }

    /// <summary>Signals to entities.</summary>
    public static async Task<Measurement> SignalsAsync(bool sqlite, int signals, int entities)
    {
        await using var host = await StartAsync(sqlite);
        return await Measurement.OfAsync(signals, async () =>
        {
            await Parallel.ForAsync(0, signals, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellation) =>
                await host.Client.Entities.SignalEntityAsync(Id(i % entities), "add", 1, cancellation: cancellation));
            for (var i = 0; i < entities; i++)
            {
                while ((await host.Client.Entities.GetEntityAsync<int>(Id(i)))?.State != signals / entities)
                {
                    await Task.Delay(1);
                }
            }
        });

        static EntityInstanceId Id(int i) => new(nameof(Counter), i.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Instances that wait for something.</summary>
    public static async Task<Measurement> IdleAsync(bool sqlite, int instances, bool keep)
    {
        await using var host = await StartAsync(sqlite, options => options.ContinuationCacheEvents = keep ? long.MaxValue : 0);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var measurement = await Measurement.OfAsync(instances, async () =>
        {
            foreach (var id in await ScheduleAsync(host, "Collect", instances, 1))
            {
                await host.Client.WaitForInstanceStartAsync(id);
            }
        });
        return measurement with
        {
            Remark = string.Create(CultureInfo.InvariantCulture, $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / instances:N0} bytes of memory an instance"),
        };
    }

    private static string Memory(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true) / count:N0} bytes of memory a {what}");

    private static Task<BenchmarkHost> StartAsync(bool sqlite, Action<Worker.DurableTaskWorkerOptions>? configure = null) => BenchmarkHost.StartAsync(
        sqlite,
        tasks =>
        {
            tasks.AddOrchestratorFunc<int, int>("Sequence", async (context, n) =>
            {
                var sum = 0;
                for (var i = 0; i < n; i++)
                {
                    sum += await context.CallActivityAsync<int>("Echo", i);
                }

                return sum;
            });
            tasks.AddOrchestratorFunc<int, int>("FanOut", async (context, n) =>
                (await Task.WhenAll(Enumerable.Range(0, n).Select(i => context.CallActivityAsync<int>("Echo", i)))).Sum());
            tasks.AddOrchestratorFunc<int, int>("Collect", async (context, n) =>
            {
                var sum = 0;
                for (var i = 0; i < n; i++)
                {
                    sum += await context.WaitForExternalEvent<int>("e");
                }

                return sum;
            });
            tasks.AddOrchestratorFunc<int, int>("Timers", async (context, n) =>
            {
                await Task.WhenAll(Enumerable.Range(0, n).Select(i => context.CreateTimer(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(i), CancellationToken.None)));
                return n;
            });
            tasks.AddActivityFunc<int, int>("Echo", (_, x) => x);
            tasks.AddEntity<Counter>(nameof(Counter));
        },
        configure);

    private static async Task RunAsync(BenchmarkHost host, string orchestrator, int instances, int input)
    {
        foreach (var id in await ScheduleAsync(host, orchestrator, instances, input))
        {
            await host.Client.WaitForInstanceCompletionAsync(id);
        }
    }

    private static async Task<string[]> ScheduleAsync(BenchmarkHost host, string orchestrator, int instances, int input)
    {
        var ids = new string[instances];
        await Parallel.ForAsync(0, instances, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, cancellation) =>
            ids[i] = await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, cancellation));
        return ids;
    }

    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;
    }
}
