using Perdure.Storage.Writes;

namespace Perdure.Storage;

/// <summary>A store that applies the shared changes to tables of its own. What differs between such stores is how a change becomes durable, and how they read.</summary>
public abstract class TableOrchestrationStore : IOrchestrationStore
{
    private readonly IEventEncoder _encoder;
    private volatile IWorkListener? _listener;

    private protected TableOrchestrationStore(IEventEncoder encoder)
    {
        _encoder = encoder;
    }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <summary>Whoever runs the work in this process; null when nobody does.</summary>
    private protected IWorkListener? Listener
    {
        get => _listener;
        set => _listener = value;
    }

    /// <summary>Those who wait for the status of an instance.</summary>
    private protected StatusWaiters Waiters { get; } = new();

    /// <inheritdoc/>
    public abstract Task OpenAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IWorkerLease> AcquireWorkerLeaseAsync(IWorkListener listener, Action? waiting = null, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<StoredMessage>> ReadInboxAsync(long afterSequence, int limit, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<StoredActivity>> ReadActivitiesAsync(long afterSequence, int limit, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<DueMessages> ReadDueAsync(DateTime dueBy, DuePosition? after, int limit, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<InstanceHistory?> LoadAsync(long instanceKey, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<StoredMessage>> ReadWaitingAsync(long instanceKey, DateTime dueBy, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IReadOnlySet<MessageKey>> FindWaitingAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<InstanceRecord?> GetAsync(string instanceId, bool withPayloads, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<InstanceHistory?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<InstancePage> QueryAsync(InstanceFilter filter, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<string>> FindEndedAsync(DateTime endedBy, int limit, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<string>> GetChildrenAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<int> CountBacklogAsync(long instanceKey, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task<InstanceRecord?> WaitAsync(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract Task CheckAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(InstanceCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return WriteAsync(new CommitWrite(commit, Waiters, _encoder));
    }

    /// <inheritdoc/>
    public async Task DiscardAsync(IReadOnlyList<StoredMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        await WriteAsync(new DiscardWrite(messages, _encoder)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task CreateAsync(InstanceCreation creation, IReadOnlyCollection<OrchestrationRuntimeStatus> dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(creation);
        ArgumentNullException.ThrowIfNull(dedupeStatuses);
        if (await WriteAndTellAsync(new CreateWrite(creation, dedupeStatuses, _encoder)).ConfigureAwait(false) is { } existing)
        {
            throw StoreErrors.AlreadyExists(creation.InstanceId, existing);
        }
    }

    /// <inheritdoc/>
    public Task<bool> SendAsync(MessageToDeliver message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return WriteAndTellAsync(new SendWrite(message, _encoder));
    }

    /// <inheritdoc/>
    public Task<bool> RewindAsync(MessageToDeliver message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return WriteAndTellAsync(new RewindWrite(message, _encoder));
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(IReadOnlyCollection<string> instanceIds)
    {
        ArgumentNullException.ThrowIfNull(instanceIds);
        return WriteAndTellAsync(new PurgeWrite(instanceIds, false, DateTime.UtcNow, _encoder));
    }

    /// <inheritdoc/>
    public Task<int> PurgeEmptyEntitiesAsync(IReadOnlyCollection<string> instanceIds)
    {
        ArgumentNullException.ThrowIfNull(instanceIds);
        return WriteAndTellAsync(new PurgeWrite(instanceIds, true, DateTime.UtcNow, _encoder));
    }

    /// <summary>Applies a change.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="write">The change.</param>
    /// <returns>Its result, when it is durable.</returns>
    private protected abstract ValueTask<T> WriteAsync<T>(StoreWrite<T> write);

    /// <summary>Tells a worker of another process, if there is one, that this one is about to write or has written.</summary>
    private protected virtual void TellOtherProcesses()
    {
    }

    /// <summary>Notes that activities may have been begun by the worker before this one.</summary>
    private protected async Task BeginWorkAsync() => await WriteAsync(new BeginWorkWrite(_encoder)).ConfigureAwait(false);

    // A change that may come from anybody: whoever runs the work hears of it, a worker of this process directly, one of another by a signal.
    private async Task<T> WriteAndTellAsync<T>(StoreWrite<T> write)
    {
        if (_listener is null)
        {
            TellOtherProcesses();
        }

        var result = await WriteAsync(write).ConfigureAwait(false);
        for (var i = 0; i < write.Log.Changed.Count; i++)
        {
            Waiters.Changed(write.Log.Changed[i], null);
        }

        if (_listener is not { } listener)
        {
            TellOtherProcesses();
            return result;
        }

        if (write.Log.Messages.Count > 0)
        {
            listener.MessagesArrived(write.Log.Messages);
        }

        if (write.Log.NextDueAt is { } dueAt)
        {
            listener.MessageScheduled(dueAt);
        }

        return result;
    }
}
