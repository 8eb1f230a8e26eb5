using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <content>What a store must hold to: messages: what is kept, dropped and in which order.</content>
public abstract partial class OrchestrationStoreConformanceTests
{
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
}
