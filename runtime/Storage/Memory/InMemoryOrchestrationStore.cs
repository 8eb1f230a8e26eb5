using Perdure.Storage.Writes;

namespace Perdure.Storage.Memory;

/// <summary>Keeps everything in the memory of this process: for tests, and for work that need not survive it.</summary>
public sealed class InMemoryOrchestrationStore : IOrchestrationStore
{
    private readonly ObjectEventEncoder _encoder = new();
    private readonly StatusWaiters _waiters = new();
    private readonly SemaphoreSlim _lease = new(1, 1);
    private readonly object _gate = new();
    private readonly MemoryTables _tables = new();
    private volatile IWorkListener? _listener;

    /// <inheritdoc/>
    public string Description => "memory of this process";

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IWorkerLease> AcquireWorkerLeaseAsync(IWorkListener listener, Action? waiting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listener);
        if (!await _lease.WaitAsync(0, cancellationToken).ConfigureAwait(false))
        {
            waiting?.Invoke();
            await _lease.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await Apply(new BeginWorkWrite(_encoder)).ConfigureAwait(false);
        _listener = listener;
        return new Lease(this);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredMessage>> ReadInboxAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredMessage>>(t => [.. t.Inbox.Values.Where(m => m.Key.Sequence > afterSequence).OrderBy(m => m.Key.Sequence).Take(limit)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredActivity>> ReadActivitiesAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredActivity>>(t => [.. t.Activities.Values.Where(a => a.Sequence > afterSequence).OrderBy(a => a.Sequence).Take(limit)]);

    /// <inheritdoc/>
    public Task<DueMessages> ReadDueAsync(DateTime dueBy, DuePosition? after, int limit, CancellationToken cancellationToken = default) => Read(t =>
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
    public Task<InstanceHistory?> LoadAsync(long instanceKey, CancellationToken cancellationToken = default) =>
        Read(t => t.Instances.TryGetValue(instanceKey, out var i) ? new InstanceHistory(WithPayloads(i), [.. i.History]) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredMessage>> ReadWaitingAsync(long instanceKey, DateTime dueBy, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredMessage>>(t =>
        [
            .. t.Inbox.Values.Where(m => m.InstanceKey == instanceKey).OrderBy(m => m.Key.Sequence),
            .. t.Due.TakeWhile(d => d.DueAt <= dueBy).Select(d => t.Scheduled[d.Sequence]).Where(m => m.InstanceKey == instanceKey),
        ]);

    /// <inheritdoc/>
    public Task<IReadOnlySet<MessageKey>> FindWaitingAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellationToken = default) =>
        Read<IReadOnlySet<MessageKey>>(t => messages.Select(m => m.Key).Where(t.Contains).ToHashSet());

    /// <inheritdoc/>
    public async Task<CommitResult> CommitAsync(InstanceCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var result = await Apply(new CommitWrite(commit, _encoder)).ConfigureAwait(false);
        if (result.Outcome == CommitOutcome.Committed)
        {
            _waiters.Changed(commit.InstanceId, commit.Status);
        }

        return result;
    }

    /// <inheritdoc/>
    public Task DiscardAsync(IReadOnlyList<StoredMessage> messages) => Apply(new DiscardWrite(messages, _encoder));

    /// <inheritdoc/>
    public async Task CreateAsync(InstanceCreation creation, IReadOnlyCollection<OrchestrationRuntimeStatus> dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(creation);
        ArgumentNullException.ThrowIfNull(dedupeStatuses);
        if (await WriteAsync(new CreateWrite(creation, dedupeStatuses, _encoder)).ConfigureAwait(false) is { } existing)
        {
            throw StoreErrors.AlreadyExists(creation.InstanceId, existing);
        }
    }

    /// <inheritdoc/>
    public Task<bool> SendAsync(MessageToDeliver message) => WriteAsync(new SendWrite(message, _encoder));

    /// <inheritdoc/>
    public Task<bool> RewindAsync(MessageToDeliver message) => WriteAsync(new RewindWrite(message, _encoder));

    /// <inheritdoc/>
    public Task<int> PurgeAsync(IReadOnlyCollection<string> instanceIds) => WriteAsync(new PurgeWrite(instanceIds, false, DateTime.UtcNow, _encoder));

    /// <inheritdoc/>
    public Task<int> PurgeEmptyEntitiesAsync(IReadOnlyCollection<string> instanceIds) => WriteAsync(new PurgeWrite(instanceIds, true, DateTime.UtcNow, _encoder));

    /// <inheritdoc/>
    public Task<InstanceRecord?> GetAsync(string instanceId, bool withPayloads, CancellationToken cancellationToken = default) =>
        Read(t => Find(t, instanceId) is { } i ? withPayloads ? WithPayloads(i) : i.Record : null);

    /// <inheritdoc/>
    public Task<InstanceHistory?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Read(t => Find(t, instanceId) is { } i ? new InstanceHistory(i.Record, [.. i.History]) : null);

    /// <inheritdoc/>
    public Task<InstancePage> QueryAsync(InstanceFilter filter, CancellationToken cancellationToken = default) => Read(t =>
    {
        var found = t.Instances.Values.Where(i => Matches(i.Record, filter)).Take(filter.PageSize + 1)
            .Select(i => filter.WithPayloads ? WithPayloads(i) : i.Record).ToList();
        long? last = null;
        if (found.Count > filter.PageSize)
        {
            found.RemoveAt(filter.PageSize);
            last = found[^1].Key;
        }

        return new InstancePage(found, last);
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GetChildrenAsync(string instanceId, CancellationToken cancellationToken = default) => Read(t => t.FindChildren(instanceId));

    /// <inheritdoc/>
    public Task<int> CountBacklogAsync(long instanceKey, CancellationToken cancellationToken = default) =>
        Read(t => t.Inbox.Values.Count(m => m.InstanceKey == instanceKey));

    /// <inheritdoc/>
    public Task<InstanceRecord?> WaitAsync(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, CancellationToken cancellationToken = default) =>
        _waiters.WaitAsync(
            instanceId,
            () =>
            {
                lock (_gate)
                {
                    return Find(_tables, instanceId)?.Record;
                }
            },
            condition,
            () => null,
            cancellationToken);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _lease.Dispose();
        return ValueTask.CompletedTask;
    }

    private static MemoryInstance? Find(MemoryTables tables, string instanceId) =>
        tables.Keys.TryGetValue(instanceId, out var key) ? tables.Instances[key] : null;

    private static InstanceRecord WithPayloads(MemoryInstance instance) => instance.Record with { Payloads = instance.Payloads };

    private static bool Matches(InstanceRecord i, InstanceFilter f) =>
        i.Kind == f.Kind && i.Key > f.AfterKey
        && (f.Statuses is null || f.Statuses.Contains(i.Status))
        && (f.CreatedFrom is null || i.CreatedAt >= f.CreatedFrom) && (f.CreatedTo is null || i.CreatedAt <= f.CreatedTo)
        && (f.CompletedFrom is null || i.CompletedAt >= f.CompletedFrom) && (f.CompletedTo is null || i.CompletedAt <= f.CompletedTo)
        && (f.UpdatedFrom is null || i.LastUpdatedAt >= f.UpdatedFrom) && (f.UpdatedTo is null || i.LastUpdatedAt <= f.UpdatedTo)
        && (string.IsNullOrEmpty(f.InstanceIdPrefix) || i.InstanceId.StartsWith(f.InstanceIdPrefix, StringComparison.Ordinal));

    private Task<T> Read<T>(Func<MemoryTables, T> read)
    {
        lock (_gate)
        {
            return Task.FromResult(read(_tables));
        }
    }

    private Task<T> Apply<T>(StoreWrite<T> write)
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
                return write.Completion;
            }
        }

        write.Committed();
        return write.Completion;
    }

    private async Task<T> WriteAsync<T>(StoreWrite<T> write)
    {
        var result = await Apply(write).ConfigureAwait(false);
        foreach (var instanceId in write.Log.Changed)
        {
            _waiters.Changed(instanceId, null);
        }

        if (_listener is { } listener)
        {
            if (write.Log.Messages.Count > 0)
            {
                listener.MessagesArrived(write.Log.Messages);
            }

            if (write.Log.NextDueAt is { } dueAt)
            {
                listener.MessageScheduled(dueAt);
            }
        }

        return result;
    }

    private sealed class Lease(InMemoryOrchestrationStore store) : IWorkerLease
    {
        private int _released;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                store._listener = null;
                store._lease.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
