namespace Perdure.Storage;

/// <summary>
/// Keeps orchestrations, entities, their messages and their activities. Work is dispatched from memory: the store is asked for waiting work
/// only when a worker starts, when memory was short, and when another process has written.
/// </summary>
/// <remarks>
/// A store is one when it passes the shared conformance tests. What it must hold on to: a commit is applied all or nothing; it is durable
/// when its task completes; each message is taken in by one commit only; commits and messages of one sender take effect in order.
/// </remarks>
public interface IOrchestrationStore : IAsyncDisposable
{
    /// <summary>Gets what the store is and where, for messages and logs.</summary>
    string Description { get; }

    /// <summary>Opens the store; creates it when there is none. Further calls do nothing.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that completes when the store can be used.</returns>
    /// <exception cref="OrchestrationStoreException">It cannot be used; the message says why and what to do.</exception>
    Task OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until this worker alone may run the store's work.</summary>
    /// <param name="listener">Hears of new work from then on.</param>
    /// <param name="waiting">Called once when another worker has the right at present.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The right.</returns>
    Task<IWorkerLease> AcquireWorkerLeaseAsync(IWorkListener listener, Action? waiting = null, CancellationToken cancellationToken = default);

    /// <summary>Reads messages that wait in inboxes, oldest first.</summary>
    /// <param name="afterSequence">Only those with a higher number.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The messages.</returns>
    Task<IReadOnlyList<StoredMessage>> ReadInboxAsync(long afterSequence, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads activities that are to be run, oldest first.</summary>
    /// <param name="afterSequence">Only those with a higher number.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The activities.</returns>
    Task<IReadOnlyList<StoredActivity>> ReadActivitiesAsync(long afterSequence, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads messages that have become due, earliest first.</summary>
    /// <param name="dueBy">The present time, UTC.</param>
    /// <param name="after">Only those after this one; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The messages, and when the one after them becomes due, UTC.</returns>
    Task<DueMessages> ReadDueAsync(DateTime dueBy, DuePosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads an instance and its history for its next turn.</summary>
    /// <param name="instanceKey">The instance.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The instance with its payloads and history, or null when it does not exist any more.</returns>
    Task<InstanceHistory?> LoadAsync(long instanceKey, CancellationToken cancellationToken = default);

    /// <summary>Reads all messages that wait for an instance: its inbox, and what has become due. Not for the hot path.</summary>
    /// <param name="instanceKey">The instance.</param>
    /// <param name="dueBy">The present time, UTC.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The messages: the inbox first, in order.</returns>
    Task<IReadOnlyList<StoredMessage>> ReadWaitingAsync(long instanceKey, DateTime dueBy, CancellationToken cancellationToken = default);

    /// <summary>Asks which messages, or the activities whose results they are, are still there.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The keys of those that are.</returns>
    Task<IReadOnlySet<MessageKey>> FindWaitingAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellationToken = default);

    /// <summary>Applies a turn.</summary>
    /// <param name="commit">What it changes.</param>
    /// <returns>What became of it, when it is durable.</returns>
    ValueTask<CommitResult> CommitAsync(InstanceCommit commit);

    /// <summary>Removes messages that nobody will take in, because their instance has ended or is gone.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>A task that completes when they are gone.</returns>
    Task DiscardAsync(IReadOnlyList<StoredMessage> messages);

    /// <summary>Creates an orchestration and delivers its start message.</summary>
    /// <param name="creation">The orchestration.</param>
    /// <param name="dedupeStatuses">The statuses in which an existing instance of the same id makes the creation fail. One in another status is
    /// replaced, and everything that belongs to it removed.</param>
    /// <returns>A task that completes when the creation is durable.</returns>
    /// <exception cref="OrchestrationAlreadyExistsException">An instance in one of these statuses exists.</exception>
    Task CreateAsync(InstanceCreation creation, IReadOnlyCollection<OrchestrationRuntimeStatus> dedupeStatuses);

    /// <summary>Delivers a message from outside.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether there is an unfinished instance to take it in, when the message is durable.</returns>
    Task<bool> SendAsync(MessageToDeliver message);

    /// <summary>Puts a failed orchestration back to work and delivers the message that tells it so.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether the instance exists and had failed.</returns>
    Task<bool> RewindAsync(MessageToDeliver message);

    /// <summary>Reads an instance.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="withPayloads">Whether to read its payloads too.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The instance, or null when there is none.</returns>
    Task<InstanceRecord?> GetAsync(string instanceId, bool withPayloads, CancellationToken cancellationToken = default);

    /// <summary>Reads the history of an orchestration.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The instance and its history, or null when there is none.</returns>
    Task<InstanceHistory?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of instances.</summary>
    /// <param name="filter">Which instances.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The page.</returns>
    Task<InstancePage> QueryAsync(InstanceFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Reads the ids of orchestrations that have ended, in the order in which they ended.</summary>
    /// <param name="endedBy">Only those that ended by then, UTC.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The ids.</returns>
    Task<IReadOnlyList<string>> FindEndedAsync(DateTime endedBy, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads the ids of the orchestrations that an orchestration has started.</summary>
    /// <param name="instanceId">The parent.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The children's ids.</returns>
    Task<IReadOnlyList<string>> GetChildrenAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Counts the messages that wait for an entity.</summary>
    /// <param name="instanceKey">The entity.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The number of messages.</returns>
    Task<int> CountBacklogAsync(long instanceKey, CancellationToken cancellationToken = default);

    /// <summary>Removes orchestrations that have ended, and entities, with everything that belongs to them.</summary>
    /// <param name="instanceIds">Their ids.</param>
    /// <returns>How many were removed.</returns>
    Task<int> PurgeAsync(IReadOnlyCollection<string> instanceIds);

    /// <summary>Removes entities that have no state, no lock and no waiting messages.</summary>
    /// <param name="instanceIds">Their ids.</param>
    /// <returns>How many were removed.</returns>
    Task<int> PurgeEmptyEntitiesAsync(IReadOnlyCollection<string> instanceIds);

    /// <summary>Waits until an orchestration has a certain status.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="condition">Which statuses end the waiting.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The instance without payloads, or null when there is none (any more).</returns>
    Task<InstanceRecord?> WaitAsync(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, CancellationToken cancellationToken = default);

    /// <summary>Asks whether the store can be read at present.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that completes when it can.</returns>
    Task CheckAsync(CancellationToken cancellationToken = default);
}
