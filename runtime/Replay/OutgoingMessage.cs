using Perdure.History;

namespace Perdure.Replay;

/// <summary>A message to an orchestration. It is dropped when the instance does not exist or has ended; an
/// <see cref="History.ExecutionTerminatedEvent"/> that recurses goes on to the sub-orchestrations of an instance that has ended.</summary>
/// <param name="InstanceId">The target.</param>
/// <param name="Event">The message.</param>
/// <param name="ExecutionId">The generation that it is for; null for whichever is running.</param>
public sealed record OutgoingMessage(string InstanceId, HistoryEvent Event, string? ExecutionId = null);
