using Perdure.History;

namespace Perdure.Storage.Memory;

/// <summary>An instance in memory. It is changed in place: a turn makes no copy of it.</summary>
internal sealed class MemoryInstance
{
    /// <summary>The store's key.</summary>
    public required long Key { get; init; }

    /// <summary>Its id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>What it is.</summary>
    public required InstanceKind Kind { get; init; }

    /// <summary>The name of the orchestrator or entity.</summary>
    public required string Name { get; init; }

    /// <summary>The orchestration that started it.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it is to start, UTC.</summary>
    public DateTime? ScheduledStartAt { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; set; }

    /// <summary>The id of its present execution.</summary>
    public string? ExecutionId { get; set; }

    /// <summary>Its status.</summary>
    public OrchestrationRuntimeStatus Status { get; set; }

    /// <summary>How often it has continued as new.</summary>
    public int Generation { get; set; }

    /// <summary>How many turns have been committed.</summary>
    public long Revision { get; set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTime LastUpdatedAt { get; set; }

    /// <summary>When it ended, UTC.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>The orchestration that holds its lock.</summary>
    public string? LockedBy { get; set; }

    /// <summary>The critical section for which it is locked.</summary>
    public string? LockId { get; set; }

    /// <summary>Its payloads.</summary>
    public InstancePayloads Payloads { get; set; } = new();

    /// <summary>The history of its present generation.</summary>
    public List<HistoryEvent> History { get; set; } = [];

    /// <summary>How many messages wait in its inbox.</summary>
    public int InboxCount { get; set; }

    /// <summary>The instance that was created before it and is still there.</summary>
    public MemoryInstance? Previous { get; set; }

    /// <summary>The instance that was created after it and is still there.</summary>
    public MemoryInstance? Next { get; set; }

    /// <summary>Describes the instance as it stands.</summary>
    /// <param name="withPayloads">Whether with its payloads.</param>
    /// <returns>The description.</returns>
    public InstanceRecord ToRecord(bool withPayloads) => new()
    {
        Key = Key,
        InstanceId = InstanceId,
        Kind = Kind,
        Name = Name,
        Version = Version,
        ExecutionId = ExecutionId,
        ParentInstanceId = ParentInstanceId,
        Status = Status,
        Generation = Generation,
        Revision = Revision,
        HistoryEvents = History.Count,
        CreatedAt = CreatedAt,
        LastUpdatedAt = LastUpdatedAt,
        CompletedAt = CompletedAt,
        ScheduledStartAt = ScheduledStartAt,
        LockedBy = LockedBy,
        LockId = LockId,
        Payloads = withPayloads ? Payloads : null,
    };

    /// <summary>Whether a query asks for it.</summary>
    /// <param name="filter">The query.</param>
    /// <returns>Whether it does.</returns>
    public bool Matches(InstanceFilter filter) =>
        Kind == filter.Kind && Key > filter.AfterKey
        && (filter.Statuses is null || filter.Statuses.Contains(Status))
        && (filter.CreatedFrom is null || CreatedAt >= filter.CreatedFrom) && (filter.CreatedTo is null || CreatedAt <= filter.CreatedTo)
        && (filter.CompletedFrom is null || CompletedAt >= filter.CompletedFrom) && (filter.CompletedTo is null || CompletedAt <= filter.CompletedTo)
        && (filter.UpdatedFrom is null || LastUpdatedAt >= filter.UpdatedFrom) && (filter.UpdatedTo is null || LastUpdatedAt <= filter.UpdatedTo)
        && (string.IsNullOrEmpty(filter.InstanceIdPrefix) || InstanceId.StartsWith(filter.InstanceIdPrefix, StringComparison.Ordinal));
}
