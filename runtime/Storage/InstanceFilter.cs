namespace Perdure.Storage;

/// <summary>Selects instances, oldest first.</summary>
public sealed record InstanceFilter
{
    /// <summary>Gets which kind of instance.</summary>
    public InstanceKind Kind { get; init; } = InstanceKind.Orchestration;

    /// <summary>Gets the statuses; null for any.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    /// <summary>Gets the earliest time of creation, UTC.</summary>
    public DateTime? CreatedFrom { get; init; }

    /// <summary>Gets the latest time of creation, UTC.</summary>
    public DateTime? CreatedTo { get; init; }

    /// <summary>Gets the earliest time of completion, UTC. Instances that have not ended are left out.</summary>
    public DateTime? CompletedFrom { get; init; }

    /// <summary>Gets the latest time of completion, UTC. Instances that have not ended are left out.</summary>
    public DateTime? CompletedTo { get; init; }

    /// <summary>Gets the earliest time of the last change, UTC.</summary>
    public DateTime? UpdatedFrom { get; init; }

    /// <summary>Gets the latest time of the last change, UTC.</summary>
    public DateTime? UpdatedTo { get; init; }

    /// <summary>Gets what the ids begin with; null for any.</summary>
    public string? InstanceIdPrefix { get; init; }

    /// <summary>Gets the key of the last instance of the page before; zero for the first page.</summary>
    public long AfterKey { get; init; }

    /// <summary>Gets how many instances at most.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Gets a value indicating whether to read payloads too.</summary>
    public bool WithPayloads { get; init; }
}
