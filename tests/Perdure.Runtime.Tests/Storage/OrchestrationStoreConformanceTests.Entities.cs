using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <content>What a store must hold to: entities and their locks.</content>
public abstract partial class OrchestrationStoreConformanceTests
{
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
}
