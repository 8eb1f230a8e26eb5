namespace Perdure.Storage;

/// <summary>The larger parts of an instance, serialized. They are kept apart so that a turn does not rewrite them.</summary>
public sealed record InstancePayloads
{
    /// <summary>Gets the input of the orchestration.</summary>
    public string? Input { get; init; }

    /// <summary>Gets the output of the orchestration.</summary>
    public string? Output { get; init; }

    /// <summary>Gets the custom status of the orchestration.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>Gets why the orchestration failed, or why it is suspended.</summary>
    public TaskFailureDetails? Failure { get; init; }

    /// <summary>Gets the tags of the orchestration.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Gets the state of the entity.</summary>
    public string? EntityState { get; init; }
}
