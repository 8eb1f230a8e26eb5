using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Perdure.History;
using Perdure.Runtime.Tests.Hosting;
using Perdure.Storage;
using Perdure.Worker;

namespace Perdure.Runtime.Tests.Worker;

/// <summary>Limits, memory, shutdown and restart.</summary>
public class WorkerTests
{
    public static TheoryData<StoreKind, long> StoresAndCaches => new()
    {
        { StoreKind.Sqlite, 0 },
        { StoreKind.Sqlite, 60 },
        { StoreKind.Sqlite, 500_000 },
        { StoreKind.Memory, 0 },
        { StoreKind.Memory, 60 },
    };

    [Theory]
    [MemberData(nameof(StoresAndCaches))]
    public async Task Results_are_the_same_with_the_cache_on_off_and_evicting(StoreKind store, long cachedEvents)
    {
        await using var host = await DurableTaskTestHost.StartAsync(
            store,
            tasks =>
            {
                tasks.AddOrchestratorFunc<int, string>("Mixed", async (context, n) =>
                {
                    var ids = new List<Guid> { context.NewGuid() };
                    var sum = 0;
                    for (var i = 0; i < 5; i++)
                    {
                        sum += await context.CallActivityAsync<int>("Echo", n + i);
                        ids.Add(context.NewGuid());
                    }

                    sum += (await Task.WhenAll(Enumerable.Range(0, 5).Select(i => context.CallActivityAsync<int>("Echo", i)))).Sum();
                    await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                    return ids.Distinct().Count() == 6 ? $"{sum}" : "the same id twice";
                });
                tasks.AddActivityFunc<int, int>("Echo", (_, x) => x);
            },
            durable => durable.Configure((DurableTaskWorkerOptions options) => options.ContinuationCacheEvents = cachedEvents));
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await host.Client.ScheduleNewOrchestrationInstanceAsync("Mixed", i));
        }

        for (var i = 0; i < ids.Count; i++)
        {
            Assert.Equal($"{(5 * i) + 20}", (await host.CompletionAsync(ids[i])).ReadOutputAs<string>());
        }
    }

    [Fact]
    public async Task No_more_activities_run_at_a_time_than_the_options_allow()
    {
        var (running, most) = (0, 0);
        await using var host = await DurableTaskTestHost.StartAsync(
            StoreKind.Memory,
            tasks =>
            {
                tasks.AddOrchestratorFunc<object?, int>("FanOut", async (context, _) =>
                    (await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => context.CallActivityAsync<int>("Slow")))).Length);
                tasks.AddActivityFunc<object?, int>("Slow", async (_, _) =>
                {
                    var now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    await Task.Delay(5);
                    Interlocked.Decrement(ref running);
                    return 1;
                });
            },
            durable => durable.Configure((DurableTaskWorkerOptions options) => options.Concurrency.MaximumConcurrentActivityWorkItems = 3));

        Assert.Equal(30, (await host.RunAsync("FanOut")).ReadOutputAs<int>());

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Activities_that_run_when_the_host_stops_are_waited_for()
    {
        var (began, runs) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        await using var host = await DurableTaskTestHost.StartAsync(StoreKind.Sqlite, tasks =>
        {
            tasks.AddOrchestratorFunc<object?, int>("One", (context, _) => context.CallActivityAsync<int>("Slow"));
            tasks.AddActivityFunc<object?, int>("Slow", async (_, _) =>
            {
                began.TrySetResult();
                await Task.Delay(200);
                return Interlocked.Increment(ref runs);
            });
        });
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("One");
        await began.Task.WaitAsync(DurableTaskTestHost.Guard);

        await host.RestartAsync();

        Assert.Equal(1, (await host.CompletionAsync(id)).ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Activities_that_are_cut_short_run_again_at_the_next_start_and_know_it()
    {
        var attempts = new ConcurrentQueue<int>();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await DurableTaskTestHost.StartAsync(StoreKind.Sqlite, tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("One", (context, _) => context.CallActivityAsync<string>("Endless"));
            tasks.AddActivityFunc<object?, string>("Endless", async (context, _) =>
            {
                attempts.Enqueue(context.Attempt);
                if (attempts.Count == 1)
                {
                    began.TrySetResult();
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                }

                return "done";
            });
        });
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("One");
        await began.Task.WaitAsync(DurableTaskTestHost.Guard);

        using (var now = new CancellationTokenSource())
        {
            await now.CancelAsync();
            await host.Host.Services.GetRequiredService<DurableTaskWorker>().StopAsync(now.Token);
        }

        await host.RestartAsync();

        Assert.Equal("done", (await host.CompletionAsync(id)).ReadOutputAs<string>());
        Assert.Equal([1, 2], attempts);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task Ended_orchestrations_are_purged_when_they_are_old_enough(StoreKind store)
    {
        await using var host = await DurableTaskTestHost.StartAsync(
            store,
            tasks =>
            {
                tasks.AddOrchestratorFunc<int, int>("Echo", (_, x) => Task.FromResult(x));
                tasks.AddOrchestratorFunc<int, int>("Wait", (context, _) => context.WaitForExternalEvent<int>("go"));
            },
            durable => durable.Configure((DurableTaskWorkerOptions options) => options.AutoPurgeAfter = TimeSpan.FromMilliseconds(200)));
        var waits = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        var ends = await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo");

        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while (await host.Client.GetInstanceAsync(ends, guard.Token) is not null)
        {
            await Task.Delay(20, guard.Token);
        }

        Assert.NotNull(await host.Client.GetInstanceAsync(waits));
    }

    [Fact]
    public async Task Timers_and_pending_work_survive_a_restart()
    {
        await using var host = await DurableTaskTestHost.StartAsync(StoreKind.Sqlite, tasks => tasks.AddOrchestratorFunc<int, int>("Timer", async (context, x) =>
        {
            await context.CreateTimer(TimeSpan.FromMilliseconds(400), CancellationToken.None);
            return x;
        }));
        var ids = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            ids.Add(await host.Client.ScheduleNewOrchestrationInstanceAsync("Timer", i));
        }

        await host.RestartAsync();
        for (var i = 0; i < ids.Count; i++)
        {
            Assert.Equal(i, (await host.CompletionAsync(ids[i])).ReadOutputAs<int>());
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task Timers_that_nobody_waits_for_leave_the_store(StoreKind store)
    {
        await using var host = await DurableTaskTestHost.StartAsync(store, tasks => tasks.AddOrchestratorFunc<bool, string>("Race", async (context, goesOn) =>
        {
            var answer = await context.WaitForExternalEvent<string>("answer", TimeSpan.FromDays(2));
            return goesOn ? answer + await context.WaitForExternalEvent<string>("more") : answer;
        }));
        async Task<int> TimersAsync() => (await host.Store.ReadDueAsync(DateTime.UtcNow.AddDays(9), null, 10)).Messages.Count;
        var ends = await host.Client.ScheduleNewOrchestrationInstanceAsync("Race", false);
        var goesOn = await host.Client.ScheduleNewOrchestrationInstanceAsync("Race", true);
        await host.StatusAsync(ends, OrchestrationRuntimeStatus.Running);
        await host.StatusAsync(goesOn, OrchestrationRuntimeStatus.Running);
        Assert.Equal(2, await TimersAsync());

        await host.Client.RaiseEventAsync(ends, "answer", "yes");
        Assert.Equal("yes", (await host.CompletionAsync(ends)).ReadOutputAs<string>());
        Assert.Equal(1, await TimersAsync());
        await host.Client.RaiseEventAsync(goesOn, "answer", "yes");
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while (await TimersAsync() > 0)
        {
            await Task.Delay(5, guard.Token);
        }

        await host.Client.RaiseEventAsync(goesOn, "more", " sir");
        Assert.Equal("yes sir", (await host.CompletionAsync(goesOn)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task Many_ended_orchestrations_are_purged_and_the_younger_stay(StoreKind kind)
    {
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await using var host = await DurableTaskTestHost.StartAsync(kind, _ => { });
        await host.Host.Services.GetRequiredService<DurableTaskWorker>().StopAsync();
        const int old = 1200;
        await Task.WhenAll(Enumerable.Range(0, old + 2).Select(i => CreateEndedAsync(host.Store, $"i{i}", i < old ? time : time.AddHours(2))));

        await using (var purge = new AutoPurge(host.Store, TimeSpan.FromHours(1), new FixedClock(time.AddHours(2)), NullLogger.Instance))
        {
            purge.Start();
            using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
            while ((await host.Store.QueryAsync(new InstanceFilter { PageSize = 10 }, guard.Token)).Instances.Count > 2)
            {
                await Task.Delay(5, guard.Token);
            }
        }

        var left = await host.Store.QueryAsync(new InstanceFilter { PageSize = 10 });
        Assert.Equal([$"i{old}", $"i{old + 1}"], left.Instances.Select(i => i.InstanceId).Order());
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task Ten_megabytes_go_through_events_activities_and_an_orchestrator_that_is_rebuilt_for_each_turn(StoreKind store)
    {
        var large = new string('x', 10_000_000);
        await using var host = await DurableTaskTestHost.StartAsync(
            store,
            tasks =>
            {
                tasks.AddOrchestratorFunc<string, string>("Large", async (context, input) =>
                {
                    var result = await context.CallActivityAsync<string>("Turn", input);
                    return result + await context.WaitForExternalEvent<string>("more");
                });
                tasks.AddActivityFunc<string, string>("Turn", (_, text) => text.Replace('x', 'y'));
            },
            durable => durable.Configure((DurableTaskWorkerOptions options) => options.ContinuationCacheEvents = 0));

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Large", large);
        await host.Client.RaiseEventAsync(id, "more", large);

        Assert.Equal(new string('y', large.Length) + large, (await host.CompletionAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Two_hosts_on_one_file_share_the_work_of_one()
    {
        await using var host = await DurableTaskTestHost.StartAsync(StoreKind.Sqlite, tasks =>
            tasks.AddOrchestratorFunc<int, int>("Wait", async (context, x) => x + await context.WaitForExternalEvent<int>("go")));
        var services = new ServiceCollection();
        services.AddDurableTaskClient(client => client.UseSqlite(host.DatabaseFile));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<DurableTaskClient>();

        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var id = await client.ScheduleNewOrchestrationInstanceAsync("Wait", i, new StartOrchestrationOptions(StartAt: i % 2 == 0 ? null : DateTimeOffset.UtcNow.AddMilliseconds(100)));
            await client.RaiseEventAsync(id, "go", 100);
            ids.Add(id);
        }

        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        for (var i = 0; i < ids.Count; i++)
        {
            Assert.Equal(100 + i, (await client.WaitForInstanceCompletionAsync(ids[i], true, guard.Token)).ReadOutputAs<int>());
        }
    }

    private static async Task CreateEndedAsync(IOrchestrationStore store, string id, DateTime endedAt)
    {
        await store.CreateAsync(
            new InstanceCreation
            {
                InstanceId = id,
                Name = "Any",
                ExecutionId = "e",
                CreatedAt = endedAt,
                StartEvent = new ExecutionStartedEvent(-1, endedAt, "Any", null, null, id, "e", null, null, null, null),
            },
            []);
        var instance = (await store.GetAsync(id, withPayloads: false))!;
        await store.CommitAsync(new InstanceCommit
        {
            InstanceKey = instance.Key,
            InstanceId = id,
            Revision = 0,
            Generation = 0,
            Status = OrchestrationRuntimeStatus.Completed,
            Timestamp = endedAt,
        });
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    private sealed class FixedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
