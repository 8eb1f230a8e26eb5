using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <content>What a store must hold to: creation, removal, queries and waiting.</content>
public abstract partial class OrchestrationStoreConformanceTests
{
    [Fact]
    public async Task A_created_orchestration_is_there_with_all_that_it_was_given()
    {
        var tags = new Dictionary<string, string> { ["team"] = "blue" };
        await Store.CreateAsync(Creation("a") with { Input = "\"in\"", Tags = tags, Version = "2.1", ParentInstanceId = "p" }, []);

        var found = await Store.GetAsync("a", withPayloads: true);

        Assert.NotNull(found);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, found.Status);
        Assert.Equal(("Orchestrator", "2.1", "p", Start), (found.Name, found.Version, found.ParentInstanceId, found.CreatedAt));
        Assert.Equal(DateTimeKind.Utc, found.CreatedAt.Kind);
        Assert.Equal("\"in\"", found.Payloads!.Input);
        Assert.Equal(tags, found.Payloads.Tags);
        Assert.Null((await Store.GetAsync("a", withPayloads: false))!.Payloads);
        Assert.Equal(["a"], await Store.GetChildrenAsync("p"));
        var arrived = Assert.Single(_listener.Arrived);
        Assert.Equal(found.Key, arrived.InstanceKey);
        Assert.NotNull(arrived.Created);
        Assert.IsType<ExecutionStartedEvent>(arrived.Event);
    }

    [Fact]
    public async Task Creation_is_refused_in_deduplicated_statuses_and_replaces_in_others()
    {
        await Store.CreateAsync(Creation("a"), []);
        var first = (await Store.GetAsync("a", false))!.Key;

        var error = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => Store.CreateAsync(Creation("a"), [OrchestrationRuntimeStatus.Pending]));
        Assert.Contains("'a'", error.Message);
        Assert.Equal(first, (await Store.GetAsync("a", false))!.Key);

        await Store.CreateAsync(Creation("a") with { Name = "Other" }, [OrchestrationRuntimeStatus.Completed]);
        var second = await Store.GetAsync("a", false);
        Assert.Equal("Other", second!.Name);
        Assert.NotEqual(first, second.Key);
        Assert.Null(await Store.LoadAsync(first));
    }

    [Fact]
    public async Task Purging_removes_what_has_ended_and_nothing_else()
    {
        var (done, start) = await CreatedAsync("done");
        await CreatedAsync("running");
        await Store.CommitAsync(Commit(done, start) with { NewEvents = [start.Event], Status = OrchestrationRuntimeStatus.Completed, Output = PayloadChange.To("1") });
        await Store.SendAsync(new MessageToDeliver("@e@1", Signal("1")) { EntityName = "e" });

        Assert.Equal(1, await Store.PurgeAsync(["done", "running", "nobody", "@e@1"]));
        Assert.Null(await Store.GetAsync("done", true));
        Assert.Null(await Store.GetHistoryAsync("done"));
        Assert.NotNull(await Store.GetAsync("running", true));
        Assert.NotNull(await Store.GetAsync("@e@1", true));

        await Store.DiscardAsync([_listener.Arrived[^1]]);
        Assert.Equal(1, await Store.PurgeEmptyEntitiesAsync(["@e@1"]));
    }

    [Fact]
    public async Task Queries_filter_and_page()
    {
        for (var i = 0; i < 7; i++)
        {
            var (instance, start) = await CreatedAsync(i % 2 == 0 ? $"even{i}" : $"odd{i}", Start.AddMinutes(i));
            if (i >= 4)
            {
                await Store.CommitAsync(Commit(instance, start) with { Status = OrchestrationRuntimeStatus.Completed, Timestamp = Start.AddHours(i) });
            }
        }

        async Task<string[]> IdsAsync(InstanceFilter filter)
        {
            var ids = new List<string>();
            long? after = 0;
            while (after is not null)
            {
                var page = await Store.QueryAsync(filter with { AfterKey = after.Value });
                ids.AddRange(page.Instances.Select(i => i.InstanceId));
                after = page.LastKey;
            }

            return [.. ids];
        }

        Assert.Equal(7, (await IdsAsync(new InstanceFilter { PageSize = 3 })).Length);
        Assert.Equal(7, (await IdsAsync(new InstanceFilter { PageSize = 7 })).Length);
        Assert.Equal(["odd1", "odd3", "odd5"], await IdsAsync(new InstanceFilter { InstanceIdPrefix = "odd", PageSize = 1 }));
        Assert.Empty(await IdsAsync(new InstanceFilter { InstanceIdPrefix = "ODD" }));
        Assert.Empty(await IdsAsync(new InstanceFilter { InstanceIdPrefix = "o%" }));
        Assert.Equal(["even4", "odd5", "even6"], await IdsAsync(new InstanceFilter { Statuses = [OrchestrationRuntimeStatus.Completed] }));
        Assert.Empty(await IdsAsync(new InstanceFilter { Statuses = [] }));
        Assert.Equal(["even2", "odd3"], await IdsAsync(new InstanceFilter { CreatedFrom = Start.AddMinutes(2), CreatedTo = Start.AddMinutes(3) }));
        Assert.Equal(["odd5"], await IdsAsync(new InstanceFilter { CompletedFrom = Start.AddHours(5), CompletedTo = Start.AddHours(5) }));
        Assert.Empty(await IdsAsync(new InstanceFilter { Kind = InstanceKind.Entity }));
    }

    [Fact]
    public async Task Waiting_ends_with_the_status_with_removal_and_with_cancellation()
    {
        var (instance, start) = await CreatedAsync("a");
        var completed = Store.WaitAsync("a", s => s == OrchestrationRuntimeStatus.Completed);
        using var cancellation = new CancellationTokenSource();
        var cancelled = Store.WaitAsync("a", s => s == OrchestrationRuntimeStatus.Failed, cancellation.Token);
        var removed = Store.WaitAsync("a", _ => false);
        await Store.CommitAsync(Commit(instance, start));
        Assert.False(completed.IsCompleted);

        await Store.CommitAsync(Commit(instance) with { Revision = 1, Status = OrchestrationRuntimeStatus.Completed });
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await completed.WaitAsync(TimeSpan.FromSeconds(30)))!.Status);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.WaitAsync(TimeSpan.FromSeconds(30)));
        await Store.PurgeAsync(["a"]);
        Assert.Null(await removed.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Null(await Store.WaitAsync("nobody", _ => false));
    }

    [Fact]
    public async Task A_failed_orchestration_is_put_back_to_work_and_no_other()
    {
        var (instance, start) = await CreatedAsync("a");
        var rewind = new MessageToDeliver("a", new ExecutionRewoundEvent(-1, Start, "try again"));
        Assert.False(await Store.RewindAsync(rewind));
        await Store.CommitAsync(Commit(instance, start) with { Status = OrchestrationRuntimeStatus.Failed });

        Assert.True(await Store.RewindAsync(rewind));
        Assert.False(await Store.RewindAsync(rewind));

        var revived = await Store.GetAsync("a", false);
        Assert.Equal(OrchestrationRuntimeStatus.Running, revived!.Status);
        Assert.Null(revived.CompletedAt);
        Assert.IsType<ExecutionRewoundEvent>(_listener.Arrived[^1].Event);
    }

    [Fact]
    public async Task Ended_orchestrations_are_found_in_the_order_of_their_end()
    {
        foreach (var (id, ended) in new[] { ("second", 2), ("first", 1), ("late", 9), ("third", 3) })
        {
            var (instance, start) = await CreatedAsync(id);
            await Store.CommitAsync(Commit(instance, start) with { Status = OrchestrationRuntimeStatus.Failed, Timestamp = Start.AddHours(ended) });
        }

        var (unfinished, begun) = await CreatedAsync("unfinished");
        await Store.CommitAsync(Commit(unfinished, begun));

        Assert.Equal(["first", "second"], await Store.FindEndedAsync(Start.AddHours(3), 2));
        Assert.Equal(["first", "second", "third"], await Store.FindEndedAsync(Start.AddHours(3), 10));
        Assert.Empty(await Store.FindEndedAsync(Start, 10));
    }

    [Fact]
    public async Task An_entity_for_which_a_message_waits_now_or_later_is_not_purged()
    {
        const string idle = "@counter@idle", busy = "@counter@busy", later = "@counter@later";
        foreach (var id in new[] { idle, busy, later })
        {
            await Store.SendAsync(new MessageToDeliver(id, Signal("first")) { EntityName = "counter" });
            var message = _listener.Arrived[^1];
            var entity = (await Store.GetAsync(id, withPayloads: false))!;
            await Store.CommitAsync(Commit(entity, message));
        }

        await Store.SendAsync(new MessageToDeliver(busy, Signal("now")) { EntityName = "counter" });
        await Store.SendAsync(new MessageToDeliver(later, Signal("later")) { EntityName = "counter", DueAt = Start.AddDays(1) });

        Assert.Equal(1, await Store.PurgeEmptyEntitiesAsync([idle, busy, later]));

        Assert.Null(await Store.GetAsync(idle, withPayloads: false));
        Assert.NotNull(await Store.GetAsync(busy, withPayloads: false));
        Assert.NotNull(await Store.GetAsync(later, withPayloads: false));
    }
}
