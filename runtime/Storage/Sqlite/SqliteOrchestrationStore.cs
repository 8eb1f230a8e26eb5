using Perdure.Storage.Writes;

namespace Perdure.Storage.Sqlite;

/// <summary>Keeps everything in one SQLite file, durably: what is acknowledged survives a kill and a loss of power.</summary>
public sealed class SqliteOrchestrationStore : IOrchestrationStore
{
    // How soon a change made by another process is seen by someone of this process who waits for it.
    private static readonly TimeSpan ForeignPollInterval = TimeSpan.FromMilliseconds(50);

    private readonly SqliteStoreOptions _options;
    private readonly string _path;
    private readonly SqliteReaderPool _readers;
    private readonly JsonEventEncoder _encoder = new();
    private readonly StatusWaiters _waiters = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private SqliteGroupWriter? _writer;
    private volatile IWorkListener? _listener;
    private bool _disposed;

    /// <summary>Initializes a new instance of the <see cref="SqliteOrchestrationStore"/> class. The file is opened by <see cref="OpenAsync"/>.</summary>
    /// <param name="options">Which file, and how.</param>
    public SqliteOrchestrationStore(SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.FilePath);
        _options = options;
        _path = Path.GetFullPath(options.FilePath);
        _readers = new SqliteReaderPool(options);
    }

    /// <inheritdoc/>
    public string Description => $"SQLite file '{_path}'";

    /// <summary>How many changes have been written, and in how many transactions.</summary>
    internal (long Writes, long Transactions) Commits => _writer is { } writer ? (writer.Writes, writer.Transactions) : default;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _writer ??= await Task.Run(() => new SqliteGroupWriter(SqliteStoreFile.OpenWriter(_options), _options.MaximumCommitSize), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IWorkerLease> AcquireWorkerLeaseAsync(IWorkListener listener, Action? waiting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listener);
        SqliteChangeSignal? signal = null;
        var lease = await SqliteWorkerLease.AcquireAsync(
            _path,
            waiting,
            () =>
            {
                _listener = null;
                signal?.Dispose();
            },
            cancellationToken).ConfigureAwait(false);
        try
        {
            await EnqueueAsync(new BeginWorkWrite(_encoder)).ConfigureAwait(false);
            _listener = listener;
            signal = SqliteChangeSignal.Listen(_path, () =>
            {
                _listener?.StoreChanged();
                _waiters.AllChanged();
            });
            return lease;
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredMessage>> ReadInboxAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadInbox(afterSequence, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredActivity>> ReadActivitiesAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadActivities(afterSequence, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<DueMessages> ReadDueAsync(DateTime dueBy, DuePosition? after, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadDue(dueBy, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<InstanceHistory?> LoadAsync(long instanceKey, CancellationToken cancellationToken = default) => Use(
        reader => reader.InSnapshot(r => r.FindInstance(instanceKey) is { } found
            ? new InstanceHistory(r.WithPayloads(found.Instance), r.ReadHistory(found.HistoryTail, found.Instance.HistoryEvents))
            : null),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredMessage>> ReadWaitingAsync(long instanceKey, DateTime dueBy, CancellationToken cancellationToken = default) =>
        Use(reader => reader.InSnapshot(r => r.ReadWaiting(instanceKey, dueBy)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<MessageKey>> FindWaitingAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellationToken = default) =>
        Use(reader => reader.InSnapshot(r => r.FindWaiting(messages)), cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitResult> CommitAsync(InstanceCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var result = await EnqueueAsync(new CommitWrite(commit, _encoder)).ConfigureAwait(false);
        if (result.Outcome == CommitOutcome.Committed)
        {
            _waiters.Changed(commit.InstanceId, commit.Status);
        }

        return result;
    }

    /// <inheritdoc/>
    public Task DiscardAsync(IReadOnlyList<StoredMessage> messages) => EnqueueAsync(new DiscardWrite(messages, _encoder));

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
        Use(reader => Find(reader, instanceId, withPayloads), cancellationToken);

    /// <inheritdoc/>
    public Task<InstanceHistory?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default) => Use(
        reader => reader.InSnapshot(r => r.FindInstance(instanceId) is { } found
            ? new InstanceHistory(found.Instance, r.ReadHistory(found.HistoryTail, found.Instance.HistoryEvents))
            : null),
        cancellationToken);

    /// <inheritdoc/>
    public Task<InstancePage> QueryAsync(InstanceFilter filter, CancellationToken cancellationToken = default) =>
        Use(reader => reader.InSnapshot(r => r.Query(filter)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GetChildrenAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadChildren(instanceId), cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountBacklogAsync(long instanceKey, CancellationToken cancellationToken = default) =>
        Use(reader => reader.CountBacklog(instanceKey), cancellationToken);

    /// <inheritdoc/>
    public Task<InstanceRecord?> WaitAsync(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, CancellationToken cancellationToken = default)
    {
        ThrowIfNotOpen();
        return _waiters.WaitAsync(
            instanceId,
            () => _readers.Use(reader => Find(reader, instanceId, false)),
            condition,
            () => _listener is null ? ForeignPollInterval : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken = default) =>
        Use(reader => reader.FindInstance(0) is null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _readers.Dispose();
            if (_writer is not null)
            {
                await Task.Run(_writer.Dispose).ConfigureAwait(false);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    private static InstanceRecord? Find(SqliteReader reader, string instanceId, bool withPayloads) => withPayloads
        ? reader.InSnapshot(r => r.FindInstance(instanceId) is { } found ? r.WithPayloads(found.Instance) : null)
        : reader.FindInstance(instanceId)?.Instance;

    private Task<T> Use<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        ThrowIfNotOpen();
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled<T>(cancellationToken) : Task.FromResult(_readers.Use(read));
    }

    private Task<T> EnqueueAsync<T>(StoreWrite<T> write)
    {
        ThrowIfNotOpen();
        _writer!.Enqueue(write);
        return write.Completion;
    }

    // A write that may come from anybody. Whoever runs the work hears of it: a worker of this process directly, one of another by the signal.
    private async Task<T> WriteAsync<T>(StoreWrite<T> write)
    {
        if (_listener is null)
        {
            SqliteChangeSignal.Send(_path);
        }

        var result = await EnqueueAsync(write).ConfigureAwait(false);
        foreach (var instanceId in write.Log.Changed)
        {
            _waiters.Changed(instanceId, null);
        }

        if (_listener is not { } listener)
        {
            SqliteChangeSignal.Send(_path);
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

    private void ThrowIfNotOpen()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_writer is null)
        {
            throw new InvalidOperationException($"The store ({Description}) is not open. Start the host, or call 'OpenAsync', before using it.");
        }
    }
}
