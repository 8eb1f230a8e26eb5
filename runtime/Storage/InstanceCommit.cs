using Perdure.History;

namespace Perdure.Storage;

/// <summary>Everything that one turn of an orchestration, or one batch of operations of an entity, changes. It is applied all or nothing.</summary>
public sealed record InstanceCommit
{
    /// <summary>Gets the instance.</summary>
    public required long InstanceKey { get; init; }

    /// <summary>Gets the id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Gets the revision that the turn started from. The commit is refused when the store holds another one.</summary>
    public required long Revision { get; init; }

    /// <summary>Gets the messages that the turn takes in. The commit is refused when one of them was taken in already.</summary>
    public IReadOnlyList<StoredMessage> Consumed { get; init; } = [];

    /// <summary>Gets messages that the turn could not take in and that so far exist in memory only: they are put into the inbox.</summary>
    public IReadOnlyList<StoredMessage> Retained { get; init; } = [];

    /// <summary>Gets messages that nobody waits for any longer, such as those of cancelled timers: they are removed if they are still there.</summary>
    public IReadOnlyList<MessageKey> Discarded { get; init; } = [];

    /// <summary>Gets the events to append to the history.</summary>
    public IReadOnlyList<HistoryEvent> NewEvents { get; init; } = [];

    /// <summary>Gets a value indicating whether the history so far is dropped first, as continue-as-new and rewind do.</summary>
    public bool ReplacesHistory { get; init; }

    /// <summary>Gets the generation after the turn.</summary>
    public required int Generation { get; init; }

    /// <summary>Gets the activities to run.</summary>
    public IReadOnlyList<TaskScheduledEvent> Activities { get; init; } = [];

    /// <summary>Gets the messages to send: to other instances, to itself, and to itself at a later time (timers).</summary>
    public IReadOnlyList<MessageToDeliver> Messages { get; init; } = [];

    /// <summary>Gets the status after the turn.</summary>
    public required OrchestrationRuntimeStatus Status { get; init; }

    /// <summary>Gets the time of the turn, UTC.</summary>
    public required DateTime Timestamp { get; init; }

    /// <summary>Gets the execution id, where it changes.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Gets the version after the turn.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the input of the new generation, where there is one.</summary>
    public PayloadChange Input { get; init; }

    /// <summary>Gets the output.</summary>
    public PayloadChange Output { get; init; }

    /// <summary>Gets the custom status.</summary>
    public PayloadChange CustomStatus { get; init; }

    /// <summary>Gets why the instance failed or is suspended, where that changes.</summary>
    public TaskFailureDetails? Failure { get; init; }

    /// <summary>Gets a value indicating whether an earlier failure is forgotten.</summary>
    public bool ClearsFailure { get; init; }

    /// <summary>Gets the state of the entity.</summary>
    public PayloadChange EntityState { get; init; }

    /// <summary>Gets the orchestration that holds the entity's lock after the turn.</summary>
    public string? LockedBy { get; init; }

    /// <summary>Gets the critical section for which the entity is locked after the turn.</summary>
    public string? LockId { get; init; }
}
