using Perdure.History;

namespace Perdure.Storage.Sqlite;

/// <summary>Brings messages to the instances that they are for.</summary>
/// <param name="statements">The statements of the writing connection.</param>
/// <param name="log">Notes what was delivered.</param>
internal readonly struct SqliteDelivery(SqliteStatements statements, DeliveryLog log)
{
    /// <summary>Delivers a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="serialized">Its event, serialized.</param>
    /// <param name="now">The time of the write, UTC.</param>
    /// <returns>Whether there is an unfinished instance that takes it in.</returns>
    public bool Deliver(OutgoingMessage message, byte[] serialized, DateTime now)
    {
        if (message.Creation is { } creation)
        {
            return CreateChild(creation, serialized, now);
        }

        var target = statements.FindInstance(message.InstanceId);
        if (target is null && message.EntityName is { } entity)
        {
            var key = statements.InsertEntity(message.InstanceId, entity, now.Ticks);
            target = new InstanceRow(key, InstanceKind.Entity, OrchestrationRuntimeStatus.Running, 0, 0, null);
        }

        if (target is not { } found || (found.Kind == InstanceKind.Orchestration && found.Status.IsTerminal())
            || (message.ExecutionId is { } execution && execution != found.ExecutionId))
        {
            return false;
        }

        var generation = message.ForThisGeneration || message.ExecutionId is not null ? found.Generation : (int?)null;
        Put(found.Key, message.InstanceId, generation, message.Event, serialized, message.DueAt, now, null);
        return true;
    }

    /// <summary>Adds an orchestration and its first message.</summary>
    /// <param name="creation">The orchestration.</param>
    /// <param name="serialized">Its first message, serialized.</param>
    /// <param name="now">The time of the write, UTC.</param>
    public void Create(InstanceCreation creation, byte[] serialized, DateTime now)
    {
        var key = statements.InsertOrchestration(creation);
        Put(key, creation.InstanceId, null, creation.StartEvent, serialized, creation.StartAt, now, InstanceRecords.Created(creation, key));
    }

    /// <summary>Removes an instance, and unlocks what it has locked.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="instanceId">Its id.</param>
    /// <param name="now">The time of the write, UTC.</param>
    public void Remove(InstanceRow instance, string instanceId, DateTime now)
    {
        Unlock(instanceId, now);
        statements.DeleteInstance(instance);
        log.Changed.Add(instanceId);
    }

    /// <summary>Unlocks the entities that an orchestration has locked, because it has ended.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="now">The time of the write, UTC.</param>
    public void Unlock(string instanceId, DateTime now)
    {
        foreach (var (key, entityId, lockId) in statements.FindLocked(instanceId))
        {
            HistoryEvent unlock = new EntityUnlockSentEvent(-1, now, lockId, instanceId, entityId);
            Put(key, entityId, null, unlock, EventJson.Write(unlock), null, now, null);
        }
    }

    private bool CreateChild(InstanceCreation creation, byte[] serialized, DateTime now)
    {
        if (statements.FindInstance(creation.InstanceId) is { } existing)
        {
            if (!existing.Status.IsTerminal())
            {
                if (creation is { DuplicateReply: { } reply, ParentInstanceId: { } parentId } && statements.FindInstance(parentId) is { } parent)
                {
                    Put(parent.Key, parentId, parent.Generation, reply, EventJson.Write(reply), null, now, null);
                }

                return false;
            }

            Remove(existing, creation.InstanceId, now);
        }

        Create(creation, serialized, now);
        return true;
    }

    private void Put(
        long key, string instanceId, int? generation, HistoryEvent message, byte[] serialized, DateTime? dueAt, DateTime now, InstanceRecord? created)
    {
        if (dueAt is { } due && due > now)
        {
            statements.InsertScheduled(due.Ticks, key, generation, serialized);
            log.Scheduled(due);
            return;
        }

        var sequence = statements.InsertInbox(key, generation, serialized);
        log.Messages.Add(new StoredMessage(new MessageKey(MessageSource.Inbox, sequence), key, instanceId, generation, message) { Created = created });
    }
}
