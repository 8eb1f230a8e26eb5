using Perdure.History;

namespace Perdure.Replay;

/// <summary>A sub-orchestration to start. When an instance with the id exists that has not ended, the parent is answered with a
/// <see cref="SubOrchestrationInstanceFailedEvent"/> for <paramref name="TaskId"/> and nothing is started.</summary>
/// <param name="TaskId">The number of the call.</param>
/// <param name="InstanceId">The id of the new instance.</param>
/// <param name="Start">Its first message.</param>
public sealed record SubOrchestrationRequest(int TaskId, string InstanceId, ExecutionStartedEvent Start);
