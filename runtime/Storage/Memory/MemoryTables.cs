using Perdure.History;
using Perdure.Storage.Writes;

namespace Perdure.Storage.Memory;

/// <summary>The tables of the store in memory. A change looks before it writes, so there is never anything to roll back.</summary>
internal sealed class MemoryTables : IStoreTables
{
    private readonly Dictionary<string, HashSet<string>> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<long>> _locked = new(StringComparer.Ordinal);
    private long _lastKey;
    private long _lastSequence;
    private long _firstSequence;

    /// <summary>The instances by key, in the order of their creation.</summary>
    public SortedDictionary<long, MemoryInstance> Instances { get; } = [];

    /// <summary>The keys of the instances.</summary>
    public Dictionary<string, long> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The messages in inboxes.</summary>
    public Dictionary<long, StoredMessage> Inbox { get; } = [];

    /// <summary>The messages that become due later.</summary>
    public Dictionary<long, StoredMessage> Scheduled { get; } = [];

    /// <summary>The order in which they become due.</summary>
    public SortedSet<(DateTime DueAt, long Sequence)> Due { get; } = [];

    /// <summary>The activities that are to be run.</summary>
    public Dictionary<long, StoredActivity> Activities { get; } = [];

    private Dictionary<long, DateTime> DueTimes { get; } = [];

    /// <summary>Asks whether a message, or the activity whose result it is, is there.</summary>
    /// <param name="key">The message.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(MessageKey key) => key.Source switch
    {
        MessageSource.Inbox => Inbox.ContainsKey(key.Sequence),
        MessageSource.Activity => Activities.ContainsKey(key.Sequence),
        _ => Scheduled.ContainsKey(key.Sequence),
    };

    /// <inheritdoc/>
    public InstanceRow? FindInstance(string instanceId) => Keys.TryGetValue(instanceId, out var key) ? FindInstance(key) : null;

    /// <inheritdoc/>
    public InstanceRow? FindInstance(long key) => Instances.TryGetValue(key, out var instance)
        ? new InstanceRow(
            key,
            instance.Record.InstanceId,
            instance.Record.Kind,
            instance.Record.Status,
            instance.Record.Generation,
            instance.Record.Revision,
            instance.Record.ExecutionId,
            instance.Record.LockedBy)
        : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> FindChildren(string instanceId) =>
        _children.TryGetValue(instanceId, out var children) ? [.. children.OrderBy(id => Keys[id])] : [];

    /// <inheritdoc/>
    public IReadOnlyList<(long Key, string InstanceId, string LockId)> FindLocked(string instanceId) => _locked.TryGetValue(instanceId, out var keys)
        ? [.. keys.Select(key => (key, Instances[key].Record.InstanceId, Instances[key].Record.LockId ?? ""))]
        : [];

    /// <inheritdoc/>
    public long InsertOrchestration(InstanceCreation creation)
    {
        var record = InstanceRecords.Created(creation, ++_lastKey);
        Instances.Add(_lastKey, new MemoryInstance { Record = record with { Payloads = null }, Payloads = record.Payloads! });
        Keys.Add(creation.InstanceId, _lastKey);
        if (creation.ParentInstanceId is { } parent)
        {
            Bucket(_children, parent).Add(creation.InstanceId);
        }

        return _lastKey;
    }

    /// <inheritdoc/>
    public long InsertEntity(string instanceId, string name, DateTime now)
    {
        var record = new InstanceRecord
        {
            Key = ++_lastKey,
            InstanceId = instanceId,
            Kind = InstanceKind.Entity,
            Name = name,
            Status = OrchestrationRuntimeStatus.Running,
            CreatedAt = now,
            LastUpdatedAt = now,
        };
        Instances.Add(_lastKey, new MemoryInstance { Record = record });
        Keys.Add(instanceId, _lastKey);
        return _lastKey;
    }

    /// <inheritdoc/>
    public void UpdateInstance(InstanceCommit commit, EncodedEvents newEvents)
    {
        var instance = Instances[commit.InstanceKey];
        if (commit.ReplacesHistory)
        {
            instance.History = [];
        }

        instance.History.AddRange(newEvents.Events);
        SetLock(instance, commit.LockedBy);
        instance.Record = instance.Record with
        {
            Status = commit.Status,
            Generation = commit.Generation,
            Revision = instance.Record.Revision + 1,
            HistoryEvents = instance.History.Count,
            LastUpdatedAt = commit.Timestamp,
            CompletedAt = commit.Status.IsTerminal() ? commit.Timestamp : null,
            Version = commit.Version,
            ExecutionId = commit.ExecutionId ?? instance.Record.ExecutionId,
            LockedBy = commit.LockedBy,
            LockId = commit.LockId,
        };
    }

    /// <inheritdoc/>
    public void ReviveInstance(long key, DateTime now)
    {
        var instance = Instances[key];
        instance.Record = instance.Record with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Revision = instance.Record.Revision + 1,
            LastUpdatedAt = now,
            CompletedAt = null,
        };
    }

    /// <inheritdoc/>
    public void DeleteInstance(InstanceRow instance)
    {
        var removed = Instances[instance.Key];
        SetLock(removed, null);
        if (removed.Record.ParentInstanceId is { } parent && _children.TryGetValue(parent, out var children) && children.Remove(instance.InstanceId) && children.Count == 0)
        {
            _children.Remove(parent);
        }

        Instances.Remove(instance.Key);
        Keys.Remove(instance.InstanceId);
    }

    /// <inheritdoc/>
    public void SetPayload(long key, PayloadKind kind, string? value)
    {
        var instance = Instances[key];
        instance.Payloads = kind switch
        {
            PayloadKind.Input => instance.Payloads with { Input = value },
            PayloadKind.Output => instance.Payloads with { Output = value },
            PayloadKind.CustomStatus => instance.Payloads with { CustomStatus = value },
            PayloadKind.Failure => instance.Payloads with { Failure = value is null ? null : PayloadJson.ReadFailure(value) },
            PayloadKind.Tags => instance.Payloads with { Tags = value is null ? null : PayloadJson.ReadTags(value) },
            _ => instance.Payloads with { EntityState = value },
        };
    }

    /// <inheritdoc/>
    public bool HasState(long key) => Instances[key].Payloads.EntityState is not null;

    /// <inheritdoc/>
    public long InsertInbox(long instance, int? generation, EncodedEvent message, bool first)
    {
        var sequence = first ? --_firstSequence : ++_lastSequence;
        Inbox.Add(sequence, Message(MessageSource.Inbox, sequence, instance, generation, message));
        return sequence;
    }

    /// <inheritdoc/>
    public long InsertScheduled(DateTime dueAt, long instance, int? generation, EncodedEvent message)
    {
        var sequence = ++_lastSequence;
        Scheduled.Add(sequence, Message(MessageSource.Scheduled, sequence, instance, generation, message));
        DueTimes.Add(sequence, dueAt);
        Due.Add((dueAt, sequence));
        return sequence;
    }

    /// <inheritdoc/>
    public long InsertActivity(long instance, int generation, EncodedEvent scheduled)
    {
        var sequence = ++_lastSequence;
        Activities.Add(sequence, new StoredActivity(sequence, instance, Instances[instance].Record.InstanceId, generation, (TaskScheduledEvent)scheduled.Event));
        return sequence;
    }

    /// <inheritdoc/>
    public bool TryConsume(IReadOnlyList<StoredMessage> messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            if (!Contains(messages[i].Key))
            {
                return false;
            }
        }

        for (var i = 0; i < messages.Count; i++)
        {
            Discard(messages[i].Key);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Discard(MessageKey key)
    {
        switch (key.Source)
        {
            case MessageSource.Inbox:
                Inbox.Remove(key.Sequence);
                break;
            case MessageSource.Activity:
                Activities.Remove(key.Sequence);
                break;
            default:
                if (Scheduled.Remove(key.Sequence) && DueTimes.Remove(key.Sequence, out var dueAt))
                {
                    Due.Remove((dueAt, key.Sequence));
                }

                break;
        }
    }

    /// <inheritdoc/>
    public bool HasBacklog(long key) => Inbox.Values.Any(m => m.InstanceKey == key) || Scheduled.Values.Any(m => m.InstanceKey == key);

    /// <inheritdoc/>
    public void BeginWork()
    {
        foreach (var sequence in Activities.Keys.ToList())
        {
            Activities[sequence] = Activities[sequence] with { Attempt = Activities[sequence].Attempt + 1 };
        }
    }

    private static HashSet<T> Bucket<T>(Dictionary<string, HashSet<T>> buckets, string key)
    {
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets.Add(key, bucket = []);
        }

        return bucket;
    }

    private void SetLock(MemoryInstance instance, string? owner)
    {
        if (instance.Record.LockedBy == owner)
        {
            return;
        }

        if (instance.Record.LockedBy is { } before && _locked.TryGetValue(before, out var keys) && keys.Remove(instance.Record.Key) && keys.Count == 0)
        {
            _locked.Remove(before);
        }

        if (owner is not null)
        {
            Bucket(_locked, owner).Add(instance.Record.Key);
        }
    }

    private StoredMessage Message(MessageSource source, long sequence, long instance, int? generation, EncodedEvent message) =>
        new(new MessageKey(source, sequence), instance, Instances[instance].Record.InstanceId, generation, message.Event);
}
