using Perdure.History;

namespace Perdure.Storage;

/// <summary>An orchestration that is to be created.</summary>
public sealed record InstanceCreation
{
    /// <summary>Gets the instance id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Gets the name of the orchestrator.</summary>
    public required string Name { get; init; }

    /// <summary>Gets its version, if any.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the id of its first execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Gets the serialized input, if any.</summary>
    public string? Input { get; init; }

    /// <summary>Gets the tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Gets the id of the orchestration that starts it, if any.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Gets when it is created, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets when it is to start, UTC; null for at once.</summary>
    public DateTime? StartAt { get; init; }

    /// <summary>Gets the message that starts it.</summary>
    public required HistoryEvent StartEvent { get; init; }

    /// <summary>Gets what is sent to the parent instead when an unfinished instance has the id already.</summary>
    public HistoryEvent? DuplicateReply { get; init; }
}
