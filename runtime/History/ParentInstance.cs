namespace Perdure.History;

/// <summary>The orchestration that waits for a sub-orchestration.</summary>
/// <param name="TaskScheduledId">The number of the call in the parent.</param>
/// <param name="Name">The orchestrator of the parent.</param>
/// <param name="Version">The version of the parent.</param>
/// <param name="InstanceId">The instance of the parent.</param>
/// <param name="ExecutionId">The generation of the parent; results for another one are dropped.</param>
public sealed record ParentInstance(int TaskScheduledId, string Name, string? Version, string InstanceId, string? ExecutionId);
