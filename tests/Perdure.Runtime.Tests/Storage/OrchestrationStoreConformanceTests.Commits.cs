using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <content>What a store must hold to: commits, all or nothing.</content>
public abstract partial class OrchestrationStoreConformanceTests
{
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
}
