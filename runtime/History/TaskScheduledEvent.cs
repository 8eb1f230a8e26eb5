namespace Perdure.History;

/// <summary>The orchestrator called an activity.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Name">The activity.</param>
/// <param name="Version">The version asked for.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="TraceContext">The trace that the call belongs to.</param>
/// <param name="Tags">The tags of the call.</param>
public sealed record TaskScheduledEvent(
    int EventId,
    DateTime Timestamp,
    string Name,
    string? Version,
    string? Input,
    TraceContext? TraceContext,
    IReadOnlyDictionary<string, string>? Tags)
    : HistoryEvent(EventId, Timestamp);
