namespace Perdure.History;

/// <summary>The beginning of a generation of an instance.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Name">The orchestrator.</param>
/// <param name="Version">The version of the instance.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="ExecutionId">The generation: new for each start and each continue-as-new.</param>
/// <param name="Parent">The orchestration that started this one, if one did.</param>
/// <param name="ScheduledStartTime">When it may start, UTC; null for at once.</param>
/// <param name="TraceContext">The trace that it belongs to.</param>
/// <param name="Tags">The tags of the instance.</param>
public sealed record ExecutionStartedEvent(
    int EventId,
    DateTime Timestamp,
    string Name,
    string? Version,
    string? Input,
    string InstanceId,
    string ExecutionId,
    ParentInstance? Parent,
    DateTime? ScheduledStartTime,
    TraceContext? TraceContext,
    IReadOnlyDictionary<string, string>? Tags)
    : HistoryEvent(EventId, Timestamp);
