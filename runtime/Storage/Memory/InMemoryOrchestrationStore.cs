using Perdure.Storage.Writes;

namespace Perdure.Storage.Memory;

/// <summary>Keeps everything in the memory of this process: for tests, and for work that need not survive it.</summary>
public sealed class InMemoryOrchestrationStore() : TableOrchestrationStore(new ObjectEventEncoder())
{
    private readonly SemaphoreSlim _lease = new(1, 1);
    private readonly object _gate = new();
    private readonly MemoryTables _tables = new();

    /// <inheritdoc/>
    public override string Description => "memory of this process";

    /// <inheritdoc/>
    public override Task OpenAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task<IWorkerLease> AcquireWorkerLeaseAsync(IWorkListener listener, Action? waiting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listener);
        if (!await _lease.WaitAsync(0, cancellationToken).ConfigureAwait(false))
        {
            waiting?.Invoke();
            await _lease.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await BeginWorkAsync().ConfigureAwait(false);
        Listener = listener;
        return new Lease(this);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredMessage>> ReadInboxAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredMessage>>(t => [.. t.Inbox.Values.Where(m => m.Key.Sequence > afterSequence).OrderBy(m => m.Key.Sequence).Take(limit)]);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredActivity>> ReadActivitiesAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredActivity>>(t => [.. t.Activities.Values.Where(a => a.Sequence > afterSequence).OrderBy(a => a.Sequence).Take(limit)]);

    /// <inheritdoc/>
    public override Task<DueMessages> ReadDueAsync(DateTime dueBy, DuePosition? after, int limit, CancellationToken cancellationToken = default) => Read(t =>
    {
        var messages = new List<StoredMessage>();
        var last = after;
        DateTime? next = null;
        var from = (after?.DueAt ?? DateTime.MinValue, (after?.Sequence ?? 0) + 1);
        foreach (var (dueAt, sequence) in t.Due.GetViewBetween(from, (DateTime.MaxValue, long.MaxValue)))
        {
            if (dueAt > dueBy || messages.Count == limit)
            {
                next = dueAt;
                break;
            }

            messages.Add(t.Scheduled[sequence]);
            last = new DuePosition(dueAt, sequence);
        }

        return new DueMessages(messages, last, next);
    });

    /// <inheritdoc/>
    public override Task<InstanceHistory?> LoadAsync(long instanceKey, CancellationToken cancellationToken = default) =>
        Read(t => t.Instances.TryGet(instanceKey, out var i) ? new InstanceHistory(i.ToRecord(withPayloads: true), [.. i.History]) : null);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredMessage>> ReadWaitingAsync(long instanceKey, DateTime dueBy, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredMessage>>(t =>
        [
            .. t.Inbox.Values.Where(m => m.InstanceKey == instanceKey).OrderBy(m => m.Key.Sequence),
            .. t.Due.TakeWhile(d => d.DueAt <= dueBy).Select(d => t.Scheduled[d.Sequence]).Where(m => m.InstanceKey == instanceKey),
        ]);

    /// <inheritdoc/>
    public override Task<IReadOnlySet<MessageKey>> FindWaitingAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellationToken = default) =>
        Read<IReadOnlySet<MessageKey>>(t => messages.Select(m => m.Key).Where(t.Contains).ToHashSet());

    /// <inheritdoc/>
    public override Task<InstanceRecord?> GetAsync(string instanceId, bool withPayloads, CancellationToken cancellationToken = default) =>
        Read(t => t.Instances.Find(instanceId)?.ToRecord(withPayloads));

    /// <inheritdoc/>
    public override Task<InstanceHistory?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Read(t => t.Instances.Find(instanceId) is { } i ? new InstanceHistory(i.ToRecord(withPayloads: false), [.. i.History]) : null);

    /// <inheritdoc/>
    public override Task<InstancePage> QueryAsync(InstanceFilter filter, CancellationToken cancellationToken = default) => Read(t =>
    {
        var found = t.Instances.After(filter.AfterKey).Where(i => i.Matches(filter)).Take(filter.PageSize + 1)
            .Select(i => i.ToRecord(filter.WithPayloads)).ToList();
        long? last = null;
        if (found.Count > filter.PageSize)
        {
            found.RemoveAt(filter.PageSize);
            last = found[^1].Key;
        }

        return new InstancePage(found, last);
    });

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> FindEndedAsync(DateTime endedBy, int limit, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<string>>(t => [.. t.Instances.After(0).Where(i => i.CompletedAt <= endedBy).OrderBy(i => i.CompletedAt).Take(limit).Select(i => i.InstanceId)]);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> GetChildrenAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Read(t => t.FindChildren(instanceId));

    /// <inheritdoc/>
    public override Task<int> CountBacklogAsync(long instanceKey, CancellationToken cancellationToken = default) =>
        Read(t => t.Instances.TryGet(instanceKey, out var instance) ? instance.InboxCount : 0);

    /// <inheritdoc/>
    public override Task<InstanceRecord?> WaitAsync(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, CancellationToken cancellationToken = default) =>
        Waiters.WaitAsync(
            instanceId,
            () =>
            {
                lock (_gate)
                {
                    return _tables.Instances.Find(instanceId)?.ToRecord(withPayloads: false);
                }
            },
            condition,
            _ => null,
            cancellationToken);

    /// <inheritdoc/>
    public override Task CheckAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _lease.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    private protected override ValueTask<T> WriteAsync<T>(StoreWrite<T> write)
    {
        lock (_gate)
        {
            try
            {
                write.Apply(_tables);
            }
            catch (CommitRefusedException refused)
            {
                write.Failed(refused);
                return new ValueTask<T>(write.Result);
            }
        }

        write.Committed();
        return new ValueTask<T>(write.Result);
    }

    private Task<T> Read<T>(Func<MemoryTables, T> read)
    {
        lock (_gate)
        {
            return Task.FromResult(read(_tables));
        }
    }

    private sealed class Lease(InMemoryOrchestrationStore store) : IWorkerLease
    {
        private int _released;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                store.Listener = null;
                store._lease.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
