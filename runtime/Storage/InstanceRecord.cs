namespace Perdure.Storage;

/// <summary>An orchestration or entity as it stands in the store, without its history.</summary>
public sealed record InstanceRecord
{
    /// <summary>Gets the store's own key: another one for each creation, also under the same id.</summary>
    public required long Key { get; init; }

    /// <summary>Gets the id that clients use.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Gets what the instance is.</summary>
    public required InstanceKind Kind { get; init; }

    /// <summary>Gets the name of the orchestrator or entity.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version of the orchestration, if any.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the id of the present execution of the orchestration.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Gets the id of the orchestration that started this one, if any.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Gets the status.</summary>
    public required OrchestrationRuntimeStatus Status { get; init; }

    /// <summary>Gets how often the orchestration has continued as new.</summary>
    public int Generation { get; init; }

    /// <summary>Gets how many turns have been committed: a turn names the number it starts from, so that no turn is applied twice or to something else.</summary>
    public long Revision { get; init; }

    /// <summary>Gets how many events the history of the present generation holds.</summary>
    public int HistoryEvents { get; init; }

    /// <summary>Gets when the instance was created, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets when the instance last changed, UTC.</summary>
    public required DateTime LastUpdatedAt { get; init; }

    /// <summary>Gets when the orchestration ended, UTC.</summary>
    public DateTime? CompletedAt { get; init; }

    /// <summary>Gets when the orchestration is to start, where a time was given, UTC.</summary>
    public DateTime? ScheduledStartAt { get; init; }

    /// <summary>Gets the orchestration that holds the entity's lock, if any.</summary>
    public string? LockedBy { get; init; }

    /// <summary>Gets the critical section for which the entity is locked.</summary>
    public string? LockId { get; init; }

    /// <summary>Gets the input, output, state and so on. Null where they were not asked for.</summary>
    public InstancePayloads? Payloads { get; init; }
}
