using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Runs a batch of operations of an entity, and keeps its lock.</summary>
internal sealed class EntityRunner : IInstanceRunner
{
    private readonly IOrchestrationStore _store;
    private readonly IEntityBatchExecutor _executor;
    private readonly TimeProvider _time;
    private readonly int _maximumBatch;

    /// <summary>Initializes a new instance of the <see cref="EntityRunner"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="executor">Runs the operations.</param>
    /// <param name="maximumBatch">How many operations share a commit at most.</param>
    /// <param name="time">The clock.</param>
    public EntityRunner(IOrchestrationStore store, IEntityBatchExecutor executor, int maximumBatch, TimeProvider time)
    {
        _store = store;
        _executor = executor;
        _maximumBatch = maximumBatch;
        _time = time;
    }

    /// <inheritdoc/>
    public async ValueTask<TurnEnd> RunAsync(InstanceSlot slot, List<StoredMessage> messages, CancellationToken cancellationToken)
    {
        slot.Instance ??= (await _store.LoadAsync(slot.Key, cancellationToken).ConfigureAwait(false))?.Instance;
        if (slot.Instance is not { } entity)
        {
            await _store.DiscardAsync(messages).ConfigureAwait(false);
            return new TurnEnd { Done = messages };
        }

        messages.InsertRange(0, slot.Deferred);
        slot.Deferred = [];
        var plan = new EntityBatchPlan(entity.LockedBy, entity.LockId, _maximumBatch);
        await plan.AddAsync(messages, OwnerLivesAsync).ConfigureAwait(false);
        if (plan.Consumed.Count == 0)
        {
            slot.Deferred = plan.Deferred;
            return new TurnEnd { SetAside = plan.Deferred, Keep = true };
        }

        return await RunAsync(slot, entity, plan, messages, cancellationToken).ConfigureAwait(false);
    }

    private static List<MessageToDeliver> Messages(EntityBatchPlan plan, EntityBatchResult? result, string sender, DateTime now)
    {
        var messages = new List<MessageToDeliver>();
        if (result is not null)
        {
            messages.AddRange(result.Messages.Select(m => TurnCommits.ToOrchestration(m, sender, now)));
            messages.AddRange(result.EntityMessages.Select(TurnCommits.ToEntity));
        }

        foreach (var granted in plan.Granted)
        {
            var next = granted.Position + 1;
            messages.Add(next < granted.LockSet.Count
                ? TurnCommits.ToEntity(new EntityMessage(EntityInstanceId.FromString(granted.LockSet[next]), granted with { Position = next }))
                : new MessageToDeliver(granted.ParentInstanceId!, new EntityLockGrantedEvent(-1, now, granted.CriticalSectionId)) { ExecutionId = granted.ParentExecutionId });
        }

        return messages;
    }

    private async ValueTask<TurnEnd> RunAsync(InstanceSlot slot, InstanceRecord entity, EntityBatchPlan plan, List<StoredMessage> messages, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var state = entity.Payloads?.EntityState;
        EntityBatchResult? result = null;
        if (plan.Operations.Count > 0)
        {
            var batch = new EntityBatch(EntityInstanceId.FromString(entity.InstanceId), state, plan.Operations);
            result = await _executor.ExecuteAsync(batch, now, cancellationToken).ConfigureAwait(false);
            if (result.Results.Count < plan.Operations.Count)
            {
                // Cut short by a shutdown: nothing has happened yet, so nothing is lost by running all of it again.
                throw new OperationCanceledException(cancellationToken);
            }
        }

        var commit = new InstanceCommit
        {
            InstanceKey = entity.Key,
            InstanceId = entity.InstanceId,
            Revision = entity.Revision,
            Generation = entity.Generation,
            Status = OrchestrationRuntimeStatus.Running,
            Consumed = plan.Consumed,
            EntityState = result is null || result.State == state ? default : PayloadChange.To(result.State),
            LockedBy = plan.LockedBy,
            LockId = plan.LockId,
            Messages = Messages(plan, result, entity.InstanceId, now),
            Timestamp = now,
        };
        var committed = await _store.CommitAsync(commit).ConfigureAwait(false);
        if (committed.Outcome != CommitOutcome.Committed)
        {
            slot.Forget();
            var waiting = await _store.FindWaitingAsync(messages).ConfigureAwait(false);
            return new TurnEnd { Again = messages.FindAll(m => waiting.Contains(m.Key)), Done = messages.FindAll(m => !waiting.Contains(m.Key)) };
        }

        slot.Deferred = plan.Deferred;
        slot.Instance = entity with
        {
            Revision = entity.Revision + 1,
            LastUpdatedAt = now,
            LockedBy = plan.LockedBy,
            LockId = plan.LockId,
            Payloads = (entity.Payloads ?? new InstancePayloads()) with { EntityState = result is null ? state : result.State },
        };
        return new TurnEnd { Committed = committed, Done = plan.Consumed, SetAside = plan.Deferred, Again = plan.Rest, Keep = true };
    }

    private async ValueTask<bool> OwnerLivesAsync(string instanceId) =>
        await _store.GetAsync(instanceId, false).ConfigureAwait(false) is { } owner && !owner.Status.IsTerminal();
}
