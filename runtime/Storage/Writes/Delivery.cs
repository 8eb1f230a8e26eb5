using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>Brings messages to the instances that they are for.</summary>
/// <param name="tables">The tables.</param>
/// <param name="encoder">Encodes the messages that the store itself sends.</param>
/// <param name="log">Notes what was delivered.</param>
internal readonly struct Delivery(IStoreTables tables, IEventEncoder encoder, DeliveryLog log)
{
    /// <summary>Delivers a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="encoded">Its event, encoded.</param>
    /// <param name="now">The time of the change, UTC.</param>
    /// <returns>Whether there is an unfinished instance that takes it in.</returns>
    public bool Deliver(MessageToDeliver message, EncodedEvent encoded, DateTime now)
    {
        if (message.Creation is { } creation)
        {
            return CreateChild(creation, encoded, now);
        }

        var target = tables.FindInstance(message.InstanceId);
        if (target is null && message.EntityName is { } entity)
        {
            var key = tables.InsertEntity(message.InstanceId, entity, now);
            target = new InstanceRow(key, message.InstanceId, InstanceKind.Entity, OrchestrationRuntimeStatus.Running, 0, 0, null, null);
        }

        if (target is not { } found || (message.ExecutionId is { } execution && execution != found.ExecutionId))
        {
            return false;
        }

        if (found.HasEnded)
        {
            if (message.Event is ExecutionTerminatedEvent { Recurse: true })
            {
                foreach (var child in tables.FindChildren(found.InstanceId))
                {
                    Deliver(message with { InstanceId = child }, encoded, now);
                }
            }

            return false;
        }

        var generation = message.ForThisGeneration || message.ExecutionId is not null ? found.Generation : (int?)null;
        Put(found.Key, message.InstanceId, generation, encoded, message.DueAt, now, null, message.First);
        return true;
    }

    /// <summary>Adds an orchestration and its first message.</summary>
    /// <param name="creation">The orchestration.</param>
    /// <param name="encoded">Its first message, encoded.</param>
    /// <param name="now">The time of the change, UTC.</param>
    public void Create(InstanceCreation creation, EncodedEvent encoded, DateTime now)
    {
        var key = tables.InsertOrchestration(creation);
        Put(key, creation.InstanceId, null, encoded, creation.StartAt, now, InstanceRecords.Created(creation, key), false);
    }

    /// <summary>Removes an instance, and unlocks what it has locked.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="now">The time of the change, UTC.</param>
    public void Remove(InstanceRow instance, DateTime now)
    {
        Unlock(instance.InstanceId, now);
        tables.DeleteInstance(instance);
        log.StatusChanged(instance.InstanceId);
    }

    /// <summary>Unlocks the entities that an orchestration has locked, because it has ended.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="now">The time of the change, UTC.</param>
    public void Unlock(string instanceId, DateTime now)
    {
        foreach (var (key, entityId, lockId) in tables.FindLocked(instanceId))
        {
            Put(key, entityId, null, encoder.Encode(new EntityUnlockSentEvent(-1, now, lockId, instanceId, entityId)), null, now, null, false);
        }
    }

    private bool CreateChild(InstanceCreation creation, EncodedEvent encoded, DateTime now)
    {
        if (tables.FindInstance(creation.InstanceId) is { } existing)
        {
            if (!existing.HasEnded)
            {
                if (creation is { DuplicateReply: { } reply, ParentInstanceId: { } parentId } && tables.FindInstance(parentId) is { } parent)
                {
                    Put(parent.Key, parentId, parent.Generation, encoder.Encode(reply), null, now, null, false);
                }

                return false;
            }

            Remove(existing, now);
        }

        Create(creation, encoded, now);
        return true;
    }

    private void Put(long key, string instanceId, int? generation, EncodedEvent encoded, DateTime? dueAt, DateTime now, InstanceRecord? created, bool first)
    {
        if (dueAt is { } due && due > now)
        {
            log.Scheduled(due, tables.InsertScheduled(due, key, generation, encoded), encoded.Event);
            return;
        }

        var sequence = tables.InsertInbox(key, generation, encoded, first);
        log.Delivered(new StoredMessage(new MessageKey(MessageSource.Inbox, sequence), key, instanceId, generation, encoded.Event) { Created = created });
    }
}
