namespace Perdure.Replay;

/// <summary>How a generation ended.</summary>
/// <param name="Status">The status.</param>
/// <param name="Output">The serialized output, or the input of the next generation.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record Completion(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure);
