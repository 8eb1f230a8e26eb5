namespace Perdure.History;

/// <summary>The orchestrator started a sub-orchestration.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="InstanceId">Its instance.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Version">The version asked for.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="TraceContext">The trace that the call belongs to.</param>
/// <param name="Tags">The tags of the new instance.</param>
public sealed record SubOrchestrationInstanceCreatedEvent(
    int EventId,
    DateTime Timestamp,
    string InstanceId,
    string Name,
    string? Version,
    string? Input,
    TraceContext? TraceContext,
    IReadOnlyDictionary<string, string>? Tags)
    : HistoryEvent(EventId, Timestamp);
