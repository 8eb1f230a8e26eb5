namespace Perdure.Replay;

/// <summary>What became of an operation.</summary>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Output">The serialized result.</param>
/// <param name="Failure">Why it failed; null when it succeeded. What a failed operation did to the state and to others is undone.</param>
public sealed record EntityOperationResult(string RequestId, string? Output, TaskFailureDetails? Failure);
