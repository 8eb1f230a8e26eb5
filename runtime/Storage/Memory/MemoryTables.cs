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

    /// <summary>The instances.</summary>
    public MemoryInstances Instances { get; } = new();

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
    public InstanceRow? FindInstance(string instanceId) => Instances.Find(instanceId) is { } instance ? Row(instance) : null;

    /// <inheritdoc/>
    public InstanceRow? FindInstance(long key) => Instances.TryGet(key, out var instance) ? Row(instance) : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> FindChildren(string instanceId) =>
        _children.TryGetValue(instanceId, out var children) ? [.. children.OrderBy(id => Instances[id].Key)] : [];

    /// <inheritdoc/>
    public IReadOnlyList<(long Key, string InstanceId, string LockId)> FindLocked(string instanceId) => _locked.TryGetValue(instanceId, out var keys)
        ? [.. keys.Select(key => (key, Instances[key].InstanceId, Instances[key].LockId ?? ""))]
        : [];

    /// <inheritdoc/>
    public long InsertOrchestration(InstanceCreation creation)
    {
        Instances.Add(new MemoryInstance
        {
            Key = ++_lastKey,
            InstanceId = creation.InstanceId,
            Kind = InstanceKind.Orchestration,
            Name = creation.Name,
            Version = creation.Version,
            ExecutionId = creation.ExecutionId,
            ParentInstanceId = creation.ParentInstanceId,
            Status = OrchestrationRuntimeStatus.Pending,
            CreatedAt = creation.CreatedAt,
            LastUpdatedAt = creation.CreatedAt,
            ScheduledStartAt = creation.StartAt,
            Payloads = new InstancePayloads { Input = creation.Input, Tags = creation.Tags },
        });
        if (creation.ParentInstanceId is { } parent)
        {
            Bucket(_children, parent).Add(creation.InstanceId);
        }

        return _lastKey;
    }

    /// <inheritdoc/>
    public long InsertEntity(string instanceId, string name, DateTime now)
    {
        Instances.Add(new MemoryInstance
        {
            Key = ++_lastKey,
            InstanceId = instanceId,
            Kind = InstanceKind.Entity,
            Name = name,
            Status = OrchestrationRuntimeStatus.Running,
            CreatedAt = now,
            LastUpdatedAt = now,
        });
        return _lastKey;
    }

    /// <inheritdoc/>
    public void UpdateInstance(InstanceRow before, InstanceCommit commit, EncodedEvents newEvents)
    {
        var instance = Instances[commit.InstanceKey];
        if (commit.ReplacesHistory)
        {
            instance.History = [];
        }

        instance.History.AddRange(newEvents.Events);
        SetLock(instance, commit.LockedBy);
        instance.LockId = commit.LockId;
        instance.Status = commit.Status;
        instance.Generation = commit.Generation;
        instance.Revision++;
        instance.LastUpdatedAt = commit.Timestamp;
        instance.CompletedAt = commit.Status.IsTerminal() ? commit.Timestamp : null;
        instance.Version = commit.Version;
        instance.ExecutionId = commit.ExecutionId ?? instance.ExecutionId;
    }

    /// <inheritdoc/>
    public void ReviveInstance(long key, DateTime now)
    {
        var instance = Instances[key];
        instance.Status = OrchestrationRuntimeStatus.Running;
        instance.Revision++;
        instance.LastUpdatedAt = now;
        instance.CompletedAt = null;
    }

    /// <inheritdoc/>
    public void DeleteInstance(InstanceRow instance)
    {
        var removed = Instances[instance.Key];
        SetLock(removed, null);
        if (removed.ParentInstanceId is { } parent && _children.TryGetValue(parent, out var children) && children.Remove(instance.InstanceId) && children.Count == 0)
        {
            _children.Remove(parent);
        }

        Instances.Remove(removed);
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
        var owner = Instances[instance];
        owner.InboxCount++;
        Inbox.Add(sequence, Message(MessageSource.Inbox, sequence, owner, generation, message));
        return sequence;
    }

    /// <inheritdoc/>
    public long InsertScheduled(DateTime dueAt, long instance, int? generation, EncodedEvent message)
    {
        var sequence = ++_lastSequence;
        Scheduled.Add(sequence, Message(MessageSource.Scheduled, sequence, Instances[instance], generation, message));
        DueTimes.Add(sequence, dueAt);
        Due.Add((dueAt, sequence));
        return sequence;
    }

    /// <inheritdoc/>
    public StoredActivity InsertActivity(InstanceRow instance, TaskScheduledEvent scheduled, EncodedEvent encoded)
    {
        var activity = new StoredActivity(++_lastSequence, instance.Key, instance.InstanceId, instance.Generation, scheduled);
        Activities.Add(activity.Sequence, activity);
        return activity;
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
                if (Inbox.Remove(key.Sequence, out var message) && Instances.TryGet(message.InstanceKey, out var receiver))
                {
                    receiver.InboxCount--;
                }

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
    public IReadOnlySet<long> FindBacklogs() => Inbox.Values.Concat(Scheduled.Values).Select(m => m.InstanceKey).ToHashSet();

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

    private static InstanceRow Row(MemoryInstance instance) => new(
        instance.Key,
        instance.InstanceId,
        instance.Kind,
        instance.Status,
        instance.Generation,
        instance.Revision,
        instance.ExecutionId,
        instance.LockedBy);

    private static StoredMessage Message(MessageSource source, long sequence, MemoryInstance instance, int? generation, EncodedEvent message) =>
        new(new MessageKey(source, sequence), instance.Key, instance.InstanceId, generation, message.Event);

    private void SetLock(MemoryInstance instance, string? owner)
    {
        if (instance.LockedBy == owner)
        {
            return;
        }

        if (instance.LockedBy is { } before && _locked.TryGetValue(before, out var keys) && keys.Remove(instance.Key) && keys.Count == 0)
        {
            _locked.Remove(before);
        }

        instance.LockedBy = owner;
        if (owner is not null)
        {
            Bucket(_locked, owner).Add(instance.Key);
        }
    }
}
