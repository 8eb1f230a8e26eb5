using Perdure.Storage.Writes;

namespace Perdure.Storage.Sqlite;

/// <summary>Keeps everything in one SQLite file, durably: what is acknowledged survives a kill and a loss of power.</summary>
public sealed class SqliteOrchestrationStore : TableOrchestrationStore
{
    // How soon a change made by another process is seen by someone of this process who waits for it: who has waited for long can wait a
    // twentieth longer, so that waiting for hours costs nothing.
    private const int ForeignPollShare = 20;
    private static readonly TimeSpan ShortestForeignPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestForeignPoll = TimeSpan.FromSeconds(1);

    private readonly SqliteStoreOptions _options;
    private readonly string _path;
    private readonly SqliteReaderPool _readers;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private SqliteGroupWriter? _writer;
    private bool _disposed;

    /// <summary>Initializes a new instance of the <see cref="SqliteOrchestrationStore"/> class. The file is opened by <see cref="OpenAsync"/>.</summary>
    /// <param name="options">Which file, and how.</param>
    public SqliteOrchestrationStore(SqliteStoreOptions options)
        : base(new JsonEventEncoder())
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.FilePath);
        _options = options;
        _path = Path.GetFullPath(options.FilePath);
        _readers = new SqliteReaderPool(options);
    }

    /// <inheritdoc/>
    public override string Description => $"SQLite file '{_path}'";

    /// <summary>What has been written.</summary>
    internal SqliteWriteCounts Counts => _writer?.Counts ?? default;

    /// <inheritdoc/>
    public override async Task OpenAsync(CancellationToken cancellationToken = default)
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
    public override async Task<IWorkerLease> AcquireWorkerLeaseAsync(IWorkListener listener, Action? waiting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listener);
        SqliteChangeSignal? signal = null;
        var lease = await SqliteWorkerLease.AcquireAsync(
            _path,
            waiting,
            () =>
            {
                Listener = null;
                signal?.Dispose();

                // Nobody tells them any more what other processes write: they go over to looking for themselves.
                Waiters.AllChanged();
            },
            cancellationToken).ConfigureAwait(false);
        try
        {
            await BeginWorkAsync().ConfigureAwait(false);
            Listener = listener;
            signal = SqliteChangeSignal.Listen(_path, () =>
            {
                Listener?.StoreChanged();
                Waiters.AllChanged();
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
    public override Task<IReadOnlyList<StoredMessage>> ReadInboxAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadInbox(afterSequence, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredActivity>> ReadActivitiesAsync(long afterSequence, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadActivities(afterSequence, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<DueMessages> ReadDueAsync(DateTime dueBy, DuePosition? after, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadDue(dueBy, after, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<InstanceHistory?> LoadAsync(long instanceKey, CancellationToken cancellationToken = default) => Use(
        reader => reader.InSnapshot(r => r.FindInstance(instanceKey) is { } found
            ? new InstanceHistory(r.WithPayloads(found.Instance), r.ReadHistory(found.HistoryTail, found.Instance.HistoryEvents))
            : null),
        cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredMessage>> ReadWaitingAsync(long instanceKey, DateTime dueBy, CancellationToken cancellationToken = default) =>
        Use(reader => reader.InSnapshot(r => r.ReadWaiting(instanceKey, dueBy)), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlySet<MessageKey>> FindWaitingAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellationToken = default) =>
        Use(reader => reader.InSnapshot(r => r.FindWaiting(messages)), cancellationToken);

    /// <inheritdoc/>
    public override Task<InstanceRecord?> GetAsync(string instanceId, bool withPayloads, CancellationToken cancellationToken = default) =>
        Use(reader => Find(reader, instanceId, withPayloads), cancellationToken);

    /// <inheritdoc/>
    public override Task<InstanceHistory?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default) => Use(
        reader => reader.InSnapshot(r => r.FindInstance(instanceId) is { } found
            ? new InstanceHistory(found.Instance, r.ReadHistory(found.HistoryTail, found.Instance.HistoryEvents))
            : null),
        cancellationToken);

    /// <inheritdoc/>
    public override Task<InstancePage> QueryAsync(InstanceFilter filter, CancellationToken cancellationToken = default) =>
        Use(reader => reader.InSnapshot(r => r.Query(filter)), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> FindEndedAsync(DateTime endedBy, int limit, CancellationToken cancellationToken = default) =>
        Use(reader => reader.FindEnded(endedBy, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> GetChildrenAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Use(reader => reader.ReadChildren(instanceId), cancellationToken);

    /// <inheritdoc/>
    public override Task<int> CountBacklogAsync(long instanceKey, CancellationToken cancellationToken = default) =>
        Use(reader => reader.CountBacklog(instanceKey), cancellationToken);

    /// <inheritdoc/>
    public override Task<InstanceRecord?> WaitAsync(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, CancellationToken cancellationToken = default)
    {
        ThrowIfNotOpen();
        return Waiters.WaitAsync(
            instanceId,
            () => _readers.Use(reader => Find(reader, instanceId, false)),
            condition,
            waited => Listener is null
                ? TimeSpan.FromTicks(Math.Clamp(waited.Ticks / ForeignPollShare, ShortestForeignPoll.Ticks, LongestForeignPoll.Ticks))
                : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task CheckAsync(CancellationToken cancellationToken = default) =>
        Use(reader => reader.FindInstance(0) is null, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
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

    /// <inheritdoc/>
    private protected override ValueTask<T> WriteAsync<T>(StoreWrite<T> write)
    {
        ThrowIfNotOpen();
        var completion = write.Completion;
        _writer!.Enqueue(write);
        return new ValueTask<T>(completion);
    }

    /// <inheritdoc/>
    private protected override void TellOtherProcesses() => SqliteChangeSignal.Send(_path);

    private static InstanceRecord? Find(SqliteReader reader, string instanceId, bool withPayloads) => withPayloads
        ? reader.InSnapshot(r => r.FindInstance(instanceId) is { } found ? r.WithPayloads(found.Instance) : null)
        : reader.FindInstance(instanceId)?.Instance;

    private Task<T> Use<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        ThrowIfNotOpen();
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled<T>(cancellationToken) : Task.FromResult(_readers.Use(read));
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
