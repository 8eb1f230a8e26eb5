using Perdure.Runtime.Tests.Hosting;

namespace Perdure.Runtime.Tests.Client;

/// <summary>Entities on the store: state, signals, calls, locks.</summary>
public class EntityTests
{
    private static readonly EntityInstanceId Counter = new(nameof(CounterEntity), "one");

    public static TheoryData<StoreKind> Stores => StoreTheory.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Signals_change_the_state_and_survive_a_restart(StoreKind store)
    {
        await using var host = await StartAsync(store);
        for (var i = 1; i <= 100; i++)
        {
            await host.Client.Entities.SignalEntityAsync(Counter, "add", i);
        }

        var entity = await UntilAsync(host, Counter, e => e?.State == 5050);

        Assert.Equal(0, entity!.BacklogQueueSize);
        Assert.Null(entity.LockedBy);
        if (store == StoreKind.Sqlite)
        {
            await host.RestartAsync();
            Assert.Equal(5050, (await host.Client.Entities.GetEntityAsync<int>(Counter))!.State);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Operations_of_one_sender_run_in_their_order_and_calls_return_results(StoreKind store)
    {
        await using var host = await StartAsync(store);

        var result = await host.RunAsync("SignalThenCall");

        Assert.Equal(3, result.ReadOutputAs<int>());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failed_operation_changes_nothing_and_tells_the_caller(StoreKind store)
    {
        await using var host = await StartAsync(store);
        await host.Client.Entities.SignalEntityAsync(Counter, "add", 2);

        var result = await host.RunAsync("CallsFailing");

        Assert.Equal("caught", result.ReadOutputAs<string>());
        Assert.Equal(2, (await UntilAsync(host, Counter, e => e is { BacklogQueueSize: 0 }))!.State);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_scheduled_signal_comes_at_its_time(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var due = DateTimeOffset.UtcNow.AddMilliseconds(500);

        await host.Client.Entities.SignalEntityAsync(Counter, "add", 1, new SignalEntityOptions { SignalTime = due });
        Assert.Null(await host.Client.Entities.GetEntityAsync(Counter));
        var entity = await UntilAsync(host, Counter, e => e is not null);

        Assert.True(entity!.LastModifiedTime >= due);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_deleted_entity_is_gone_from_queries_and_cleaned_from_the_store(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var other = new EntityInstanceId(nameof(CounterEntity), "two");
        await host.Client.Entities.SignalEntityAsync(Counter, "add", 1);
        await host.Client.Entities.SignalEntityAsync(other, "add", 2);
        await UntilAsync(host, Counter, e => e is not null);
        await UntilAsync(host, other, e => e is not null);

        await host.Client.Entities.SignalEntityAsync(Counter, "delete");
        await UntilAsync(host, Counter, e => e is null);

        var all = new List<EntityMetadata<int>>();
        await foreach (var entity in host.Client.Entities.GetAllEntitiesAsync<int>(new EntityQuery { InstanceIdStartsWith = "CounterEntity", PageSize = 1 }))
        {
            all.Add(entity);
        }

        Assert.Equal((other, 2), (Assert.Single(all).Id, all[0].State));
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while ((await host.Client.Entities.CleanEntityStorageAsync(cancellation: guard.Token)).EmptyEntitiesRemoved != 1)
        {
            await Task.Delay(10, guard.Token);
        }

        Assert.NotNull(await host.Client.Entities.GetEntityAsync(other));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Locks_over_several_entities_keep_transfers_apart_without_deadlock(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var ids = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            ids.Add(await host.Client.ScheduleNewOrchestrationInstanceAsync("Transfer", i % 2 == 0 ? new[] { "a", "b" } : ["b", "a"]));
        }

        foreach (var id in ids)
        {
            var result = await host.CompletionAsync(id);
            Assert.True(result.RuntimeStatus == OrchestrationRuntimeStatus.Completed, result.ToString());
            Assert.True(result.ReadOutputAs<bool>(), "another transfer came in between");
        }

        var a = new EntityInstanceId(nameof(CounterEntity), "a");
        Assert.Equal(0, (await UntilAsync(host, a, e => e is { LockedBy: null, BacklogQueueSize: 0 }))!.State);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_lock_is_released_when_its_owner_is_terminated_fails_or_throws(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var holder = await host.Client.ScheduleNewOrchestrationInstanceAsync("Holder");
        await UntilLockedAsync(host, holder);
        var waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("Holder");
        var failing = await host.Client.ScheduleNewOrchestrationInstanceAsync("FailsWhileHolding");
        var signalled = host.Client.Entities.SignalEntityAsync(Counter, "add", 1);

        await host.Client.TerminateInstanceAsync(holder);
        await UntilLockedAsync(host, waiting);
        await host.Client.RaiseEventAsync(waiting, "release");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.CompletionAsync(waiting)).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.CompletionAsync(failing)).RuntimeStatus);

        await signalled;
        var entity = await UntilAsync(host, Counter, e => e is { LockedBy: null, BacklogQueueSize: 0 });
        Assert.Equal(1, entity!.State);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_orchestration_terminated_while_it_waits_for_a_lock_does_not_get_it(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var holder = await host.Client.ScheduleNewOrchestrationInstanceAsync("Holder");
        await UntilLockedAsync(host, holder);
        var waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("Holder");
        await host.StatusAsync(waiting, OrchestrationRuntimeStatus.Running);
        await host.Client.TerminateInstanceAsync(waiting);
        await host.CompletionAsync(waiting);

        await host.Client.RaiseEventAsync(holder, "release");
        await host.CompletionAsync(holder);
        await host.Client.Entities.SignalEntityAsync(Counter, "add", 1);

        Assert.Equal(1, (await UntilAsync(host, Counter, e => e is { LockedBy: null, BacklogQueueSize: 0 }))!.State);
    }

    private static Task<DurableTaskTestHost> StartAsync(StoreKind store) => DurableTaskTestHost.StartAsync(store, tasks =>
    {
        tasks.AddEntity<CounterEntity>(nameof(CounterEntity));
        tasks.AddOrchestratorFunc<object?, int>("SignalThenCall", async (context, _) =>
        {
            await context.Entities.SignalEntityAsync(Counter, "add", 1);
            await context.Entities.SignalEntityAsync(Counter, "add", 2);
            return await context.Entities.CallEntityAsync<int>(Counter, "get");
        });
        tasks.AddOrchestratorFunc<object?, string>("CallsFailing", async (context, _) =>
        {
            try
            {
                await context.Entities.CallEntityAsync(Counter, "fail");
                return "nothing";
            }
            catch (EntityOperationFailedException)
            {
                return "caught";
            }
        });
        tasks.AddOrchestratorFunc<string[], bool>("Transfer", async (context, keys) =>
        {
            var from = new EntityInstanceId(nameof(CounterEntity), keys[0]);
            var to = new EntityInstanceId(nameof(CounterEntity), keys[1]);
            await using (await context.Entities.LockEntitiesAsync(from, to))
            {
                var before = await context.Entities.CallEntityAsync<int>(from, "get");
                await context.Entities.CallEntityAsync<int>(from, "add", -1);
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                await context.Entities.CallEntityAsync<int>(to, "add", 1);
                return await context.Entities.CallEntityAsync<int>(from, "get") == before - 1;
            }
        });
        tasks.AddOrchestratorFunc<object?, int>("Holder", async (context, _) =>
        {
            await using (await context.Entities.LockEntitiesAsync(Counter))
            {
                await context.WaitForExternalEvent<object?>("release");
            }

            return 1;
        });
        tasks.AddOrchestratorFunc<object?, int>("FailsWhileHolding", async (context, _) =>
        {
            await context.Entities.LockEntitiesAsync(Counter);
            throw new InvalidOperationException("without releasing");
        });
    });

    private static async Task<EntityMetadata<int>?> UntilAsync(DurableTaskTestHost host, EntityInstanceId id, Func<EntityMetadata<int>?, bool> condition)
    {
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while (true)
        {
            var entity = await host.Client.Entities.GetEntityAsync<int>(id, guard.Token);
            if (condition(entity))
            {
                return entity;
            }

            await Task.Delay(5, guard.Token);
        }
    }

    private static async Task UntilLockedAsync(DurableTaskTestHost host, string owner)
    {
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while ((await host.Store.GetAsync(Counter.ToString(), false, guard.Token))?.LockedBy != owner)
        {
            await Task.Delay(5, guard.Token);
        }
    }

    private sealed class CounterEntity : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int Get() => State;

        public void Fail()
        {
            State = 1000;
            throw new InvalidOperationException("it cannot be done");
        }
    }
}
