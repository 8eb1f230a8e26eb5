using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <summary>What makes a store a store. Each store has a class that derives from this one.</summary>
public abstract class OrchestrationStoreConformanceTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly RecordingListener _listener = new();
    private IWorkerLease? _lease;

    private IOrchestrationStore Store { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Store = CreateStore();
        await Store.OpenAsync();
        _lease = await Store.AcquireWorkerLeaseAsync(_listener);
    }

    public async Task DisposeAsync()
    {
        await _lease!.DisposeAsync();
        await Store.DisposeAsync();
        Cleanup();
    }

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
    public async Task A_commit_applies_all_of_a_turn()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CreateAsync(Creation("b"), []);
        var commit = Commit(instance, start) with
        {
            NewEvents = [new OrchestratorStartedEvent(-1, Start), start.Event, new TaskScheduledEvent(0, Start, "Act", null, "1", null, null)],
            Activities = [new TaskScheduledEvent(0, Start, "Act", null, "1", null, null)],
            Messages =
            [
                new MessageToDeliver("b", new EventRaisedEvent(-1, Start, "hello", null)),
                new MessageToDeliver("nobody", new EventRaisedEvent(-1, Start, "hello", null)),
                new MessageToDeliver("a", new TimerFiredEvent(-1, Start, Start.AddHours(1), 1)) { DueAt = Start.AddHours(1), ForThisGeneration = true },
            ],
            CustomStatus = PayloadChange.To("\"busy\""),
        };

        var result = await Store.CommitAsync(commit);

        Assert.Equal(CommitOutcome.Committed, result.Outcome);
        Assert.Equal("Act", Assert.Single(result.Activities).Event.Name);
        Assert.Equal("b", Assert.Single(result.Messages).InstanceId);
        Assert.Equal(Start.AddHours(1), result.NextDueAt);
        var loaded = await Store.LoadAsync(instance.Key);
        Assert.Equal(commit.NewEvents, loaded!.Events);
        Assert.Equal(3, loaded.Instance.HistoryEvents);
        Assert.Equal(1, loaded.Instance.Revision);
        Assert.Equal(OrchestrationRuntimeStatus.Running, loaded.Instance.Status);
        Assert.Equal("\"busy\"", loaded.Instance.Payloads!.CustomStatus);
        Assert.Equal("a", Assert.Single(await Store.ReadActivitiesAsync(long.MinValue, 10)).InstanceId);
        Assert.Equal(["b", "b"], (await Store.ReadInboxAsync(long.MinValue, 10)).Select(m => m.InstanceId));
        var due = await Store.ReadDueAsync(Start.AddHours(1), null, 10);
        Assert.Equal(0, Assert.Single(due.Messages).Generation);
        Assert.IsType<TimerFiredEvent>(due.Messages[0].Event);
        Assert.Null(due.NextDueAt);
    }

    [Fact]
    public async Task History_grows_turn_by_turn_and_starts_over_with_a_new_generation()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CommitAsync(Commit(instance, start) with { NewEvents = [start.Event] });
        for (var turn = 1; turn < 10; turn++)
        {
            await Store.CommitAsync(Commit(instance) with { Revision = turn, NewEvents = [new EventRaisedEvent(-1, Start, $"e{turn}", null)] });
        }

        var loaded = await Store.LoadAsync(instance.Key);
        Assert.Equal(10, loaded!.Instance.HistoryEvents);
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"e{i}"), loaded.Events.OfType<EventRaisedEvent>().Select(e => e.Name));

        await Store.SendAsync(new MessageToDeliver("a", new EventRaisedEvent(-1, Start, "later", null)));
        var result = await Store.CommitAsync(Commit(instance) with
        {
            Revision = 10,
            ReplacesHistory = true,
            Generation = 1,
            ExecutionId = "second",
            Input = PayloadChange.To("2"),
            Messages =
            [
                new MessageToDeliver("a", start.Event) { First = true },
                new MessageToDeliver("a", new EventRaisedEvent(-1, Start, "carried", null)) { First = true },
            ],
        });

        loaded = await Store.LoadAsync(instance.Key);
        Assert.Empty(loaded!.Events);
        Assert.Equal((1, "second", "2"), (loaded.Instance.Generation, loaded.Instance.ExecutionId, loaded.Instance.Payloads!.Input));
        Assert.Equal(2, result.Messages.Count);
        Assert.IsType<ExecutionStartedEvent>(result.Messages[0].Event);

        // What was carried over goes before what arrived meanwhile.
        var inbox = await Store.ReadWaitingAsync(instance.Key, Start);
        Assert.IsType<ExecutionStartedEvent>(inbox[0].Event);
        Assert.Equal(["carried", "later"], inbox.Skip(1).Select(m => ((EventRaisedEvent)m.Event).Name));
    }

    [Fact]
    public async Task A_commit_on_an_old_revision_changes_nothing()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CommitAsync(Commit(instance, start));

        var result = await Store.CommitAsync(Commit(instance) with
        {
            Revision = 0,
            NewEvents = [new OrchestratorStartedEvent(-1, Start)],
            Activities = [new TaskScheduledEvent(0, Start, "Act", null, null, null, null)],
        });

        Assert.Equal(CommitOutcome.InstanceChanged, result.Outcome);
        Assert.Empty((await Store.LoadAsync(instance.Key))!.Events);
        Assert.Empty(await Store.ReadActivitiesAsync(long.MinValue, 10));
    }

    [Fact]
    public async Task A_message_is_taken_in_once_and_a_commit_that_takes_it_again_changes_nothing()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CommitAsync(Commit(instance, start));
        await Store.SendAsync(new MessageToDeliver("a", new EventRaisedEvent(-1, Start, "new", null)));
        var fresh = _listener.Arrived[^1];

        var result = await Store.CommitAsync(Commit(instance) with
        {
            Revision = 1,
            Consumed = [fresh, start],
            NewEvents = [new OrchestratorStartedEvent(-1, Start)],
        });

        Assert.Equal(CommitOutcome.MessageGone, result.Outcome);
        Assert.Empty((await Store.LoadAsync(instance.Key))!.Events);
        Assert.Equal([fresh.Key], await Store.FindWaitingAsync([fresh, start]));
    }

    [Fact]
    public async Task A_group_with_a_refused_commit_in_it_commits_the_others()
    {
        var (instance, start) = await CreatedAsync("a");
        var others = new List<(InstanceRecord Instance, StoredMessage Start)>();
        for (var i = 0; i < 20; i++)
        {
            others.Add(await CreatedAsync($"other{i}"));
        }

        await Store.CommitAsync(Commit(instance, start));
        var commits = others.Select(o => Store.CommitAsync(Commit(o.Instance, o.Start)).AsTask()).ToList();
        commits.Insert(10, Store.CommitAsync(Commit(instance) with { Revision = 1, Consumed = [start] }).AsTask());
        var results = await Task.WhenAll(commits);

        Assert.Equal(CommitOutcome.MessageGone, results[10].Outcome);
        Assert.Equal(20, results.Count(r => r.Outcome == CommitOutcome.Committed));
        foreach (var (other, _) in others)
        {
            Assert.Equal(1, (await Store.LoadAsync(other.Key))!.Instance.Revision);
        }
    }

    [Fact]
    public async Task Results_of_activities_can_be_kept_in_the_inbox()
    {
        var (instance, start) = await CreatedAsync("a");
        var scheduled = await Store.CommitAsync(Commit(instance, start) with { Activities = [new TaskScheduledEvent(0, Start, "Act", null, null, null, null)] });
        var result = new StoredMessage(scheduled.Activities[0].Key, instance.Key, "a", 0, new TaskCompletedEvent(-1, Start, 0, "1"));

        await Store.CommitAsync(Commit(instance) with { Revision = 1, Retained = [result], Status = OrchestrationRuntimeStatus.Suspended });

        Assert.Empty(await Store.ReadActivitiesAsync(long.MinValue, 10));
        var kept = Assert.Single(await Store.ReadWaitingAsync(instance.Key, Start));
        Assert.Equal(MessageSource.Inbox, kept.Key.Source);
        Assert.Equal(0, kept.Generation);
        Assert.Equal(result.Event, kept.Event);
    }

    [Fact]
    public async Task Messages_to_ended_and_missing_instances_are_dropped()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CommitAsync(Commit(instance, start) with { Status = OrchestrationRuntimeStatus.Completed, Output = PayloadChange.To("1") });

        Assert.False(await Store.SendAsync(new MessageToDeliver("a", new EventRaisedEvent(-1, Start, "x", null))));
        Assert.False(await Store.SendAsync(new MessageToDeliver("nobody", new EventRaisedEvent(-1, Start, "x", null))));
        Assert.Empty(await Store.ReadInboxAsync(long.MinValue, 10));
        var ended = await Store.GetAsync("a", true);
        Assert.Equal(Start, ended!.CompletedAt);
        Assert.Equal("1", ended.Payloads!.Output);
    }

    [Fact]
    public async Task Replies_to_a_generation_that_is_over_are_dropped()
    {
        await CreatedAsync("a");
        var reply = new SubOrchestrationInstanceCompletedEvent(-1, Start, 0, "1");

        Assert.False(await Store.SendAsync(new MessageToDeliver("a", reply) { ExecutionId = "another" }));
        Assert.True(await Store.SendAsync(new MessageToDeliver("a", reply) { ExecutionId = "execution" }));
        Assert.Equal(0, _listener.Arrived[^1].Generation);
    }

    [Fact]
    public async Task Due_messages_come_in_the_order_of_their_time_and_page_by_page()
    {
        await CreatedAsync("a");
        foreach (var minute in new[] { 30, 10, 20, 10, 50 })
        {
            await Store.SendAsync(new MessageToDeliver("a", new EventRaisedEvent(-1, Start, $"{minute}", null)) { DueAt = Start.AddMinutes(minute) });
        }

        Assert.Equal(Start.AddMinutes(10), _listener.Scheduled.Min());
        var first = await Store.ReadDueAsync(Start.AddMinutes(30), null, 2);
        var second = await Store.ReadDueAsync(Start.AddMinutes(30), first.Last, 10);

        Assert.Equal(["10", "10"], first.Messages.Select(m => ((EventRaisedEvent)m.Event).Name));
        Assert.Equal(["20", "30"], second.Messages.Select(m => ((EventRaisedEvent)m.Event).Name));
        Assert.Equal(Start.AddMinutes(50), second.NextDueAt);
        Assert.Empty((await Store.ReadDueAsync(Start.AddMinutes(30), second.Last, 10)).Messages);
    }

    [Fact]
    public async Task A_child_with_the_id_of_an_unfinished_instance_is_not_started_and_the_parent_is_told()
    {
        var (parent, start) = await CreatedAsync("parent");
        await CreatedAsync("taken");
        var reply = new SubOrchestrationInstanceFailedEvent(-1, Start, 0, new TaskFailureDetails("AlreadyExists", "taken"));
        MessageToDeliver Child(string id) => new(id, Creation(id).StartEvent)
        {
            Creation = Creation(id) with { ParentInstanceId = "parent", DuplicateReply = reply },
        };

        var result = await Store.CommitAsync(Commit(parent, start) with { Messages = [Child("taken"), Child("free")] });

        Assert.Equal(["parent", "free"], result.Messages.Select(m => m.InstanceId));
        Assert.IsType<SubOrchestrationInstanceFailedEvent>(result.Messages[0].Event);
        Assert.Equal(["free"], await Store.GetChildrenAsync("parent"));
    }

    [Fact]
    public async Task An_entity_comes_into_being_with_its_first_message_and_keeps_state_and_lock()
    {
        var (owner, _) = await CreatedAsync("owner");
        Assert.True(await Store.SendAsync(new MessageToDeliver("@counter@1", Signal("1")) { EntityName = "counter" }));
        var message = _listener.Arrived[^1];
        var entity = (await Store.LoadAsync(message.InstanceKey))!.Instance;
        Assert.Equal(InstanceKind.Entity, entity.Kind);

        await Store.CommitAsync(Commit(entity, message) with { EntityState = PayloadChange.To("5"), LockedBy = "owner", LockId = "section" });

        var stored = await Store.GetAsync("@counter@1", true);
        Assert.Equal(("5", "owner", "section"), (stored!.Payloads!.EntityState, stored.LockedBy, stored.LockId));
        var ended = await Store.CommitAsync(Commit(owner, _listener.Arrived[0]) with { Status = OrchestrationRuntimeStatus.Failed });
        var unlock = Assert.IsType<EntityUnlockSentEvent>(Assert.Single(ended.Messages).Event);
        Assert.Equal("section", unlock.CriticalSectionId);
    }

    [Fact]
    public async Task An_entity_cannot_be_locked_by_an_orchestration_that_has_ended()
    {
        var (owner, start) = await CreatedAsync("owner");
        await Store.CommitAsync(Commit(owner, start) with { Status = OrchestrationRuntimeStatus.Completed });
        await Store.SendAsync(new MessageToDeliver("@counter@1", Signal("1")) { EntityName = "counter" });
        var message = _listener.Arrived[^1];
        var entity = (await Store.LoadAsync(message.InstanceKey))!.Instance;

        var result = await Store.CommitAsync(Commit(entity, message) with { LockedBy = "owner", LockId = "section" });

        Assert.Equal(CommitOutcome.InstanceChanged, result.Outcome);
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
    public async Task Ten_megabytes_go_in_and_out()
    {
        var large = "\"" + new string('ä', 5_000_000) + "\"";
        await Store.CreateAsync(Creation("a") with { Input = large, StartEvent = StartEvent("a", large) }, []);
        var start = _listener.Arrived[^1];
        var instance = start.Created!;

        await Store.CommitAsync(Commit(instance, start) with
        {
            NewEvents = [start.Event, new EventRaisedEvent(-1, Start, "big", large)],
            Output = PayloadChange.To(large),
            CustomStatus = PayloadChange.To(large),
        });

        var loaded = await Store.LoadAsync(instance.Key);
        Assert.Equal(large, ((EventRaisedEvent)loaded!.Events[1]).Input);
        Assert.Equal(large, loaded.Instance.Payloads!.Input);
        Assert.Equal(large, loaded.Instance.Payloads.Output);
        Assert.Equal(large, loaded.Instance.Payloads.CustomStatus);
    }

    [Fact]
    public async Task Payloads_keep_every_character()
    {
        const string text = "\"quotes \\\" and \\u0000 and 😀 and 汉字 and \r\n and ' -- ; DROP TABLE instances\"";
        var (instance, start) = await CreatedAsync("x'; DROP TABLE instances; --");
        var failure = new TaskFailureDetails("T", text, "stack", new TaskFailureDetails("Inner", "i", Properties: new Dictionary<string, object?> { ["n"] = 1L }));

        await Store.CommitAsync(Commit(instance, start) with
        {
            Status = OrchestrationRuntimeStatus.Failed,
            NewEvents = [new EventRaisedEvent(-1, Start, text, text)],
            Output = PayloadChange.To(""),
            CustomStatus = PayloadChange.To(text),
            Failure = failure,
        });

        var found = await Store.GetAsync(instance.InstanceId, true);
        Assert.Equal("", found!.Payloads!.Output);
        Assert.Equal(text, found.Payloads.CustomStatus);
        Assert.Equal(text, found.Payloads.Failure!.ErrorMessage);
        Assert.Equal(1L, found.Payloads.Failure.InnerFailure!.Properties!["n"]);
        var history = await Store.GetHistoryAsync(instance.InstanceId);
        Assert.Equal(text, ((EventRaisedEvent)Assert.Single(history!.Events)).Input);
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
    public async Task One_worker_works_and_the_next_takes_over()
    {
        var waits = 0;
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var second = Store.AcquireWorkerLeaseAsync(new RecordingListener(), () => Interlocked.Increment(ref waits), guard.Token);
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, Volatile.Read(ref waits));

        await _lease!.DisposeAsync();
        _lease = await second;
    }

    [Fact]
    public async Task Activities_of_the_worker_before_count_as_begun()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CommitAsync(Commit(instance, start) with { Activities = [new TaskScheduledEvent(0, Start, "Act", null, null, null, null)] });
        await _lease!.DisposeAsync();

        _lease = await Store.AcquireWorkerLeaseAsync(_listener);

        Assert.Equal(2, Assert.Single(await Store.ReadActivitiesAsync(long.MinValue, 10)).Attempt);
    }

    protected abstract IOrchestrationStore CreateStore();

    protected virtual void Cleanup()
    {
    }

    private static EntityOperationSignaledEvent Signal(string request) => new(-1, Start, request, "add", "1", null, "@counter@1");

    private static ExecutionStartedEvent StartEvent(string id, string? input = null, DateTime? at = null) =>
        new(-1, at ?? Start, "Orchestrator", null, input, id, "execution", null, null, null, null);

    private static InstanceCreation Creation(string id, DateTime? at = null) => new()
    {
        InstanceId = id,
        Name = "Orchestrator",
        ExecutionId = "execution",
        CreatedAt = at ?? Start,
        StartEvent = StartEvent(id, at: at),
    };

    private static InstanceCommit Commit(InstanceRecord instance, params StoredMessage[] consumed) => new()
    {
        InstanceKey = instance.Key,
        InstanceId = instance.InstanceId,
        Revision = instance.Revision,
        Generation = instance.Generation,
        Status = OrchestrationRuntimeStatus.Running,
        Timestamp = Start,
        Consumed = consumed,
    };

    private async Task<(InstanceRecord Instance, StoredMessage Start)> CreatedAsync(string id, DateTime? at = null)
    {
        await Store.CreateAsync(Creation(id, at), []);
        var start = _listener.Arrived[^1];
        return (start.Created!, start);
    }
}
