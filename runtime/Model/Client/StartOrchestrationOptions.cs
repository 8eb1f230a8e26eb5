using System.Collections.ObjectModel;

namespace Perdure;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="InstanceId">The id of the instance; null for a new one.</param>
    /// <param name="StartAt">When it starts; null or a time in the past for now.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>The id of the instance; null for a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it starts; null or a time in the past for now. Until then its status is Pending.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Tags of the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The version of the instance; null for the default of the worker.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>The names of the statuses in which an existing instance with the same id is kept and the start refused. Null for
    /// the default of the store, which keeps instances that have not ended; empty replaces an instance in any status.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
