using Perdure.History;

namespace Perdure.Storage;

/// <summary>A message that a turn or a client sends.</summary>
/// <param name="InstanceId">The instance that it is for.</param>
/// <param name="Event">What it says.</param>
public sealed record MessageToDeliver(string InstanceId, HistoryEvent Event)
{
    /// <summary>Gets when it is to be delivered, UTC; null for at once.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Gets a value indicating whether it is for this generation of its instance alone, as a timer is.</summary>
    public bool ForThisGeneration { get; init; }

    /// <summary>Gets the only execution of its instance that it is for, as the reply to a parent is; null when it is for whichever is the present one.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Gets a value indicating whether it goes before everything that waits, as the start of a new generation does.</summary>
    public bool First { get; init; }

    /// <summary>Gets the entity's name when the target is an entity: it comes into being with the first message.</summary>
    public string? EntityName { get; init; }

    /// <summary>Gets the orchestration to create, of which <see cref="Event"/> is the first message.</summary>
    public InstanceCreation? Creation { get; init; }
}
