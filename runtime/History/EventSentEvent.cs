namespace Perdure.History;

/// <summary>The orchestrator raised an event on another instance.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="InstanceId">The target.</param>
/// <param name="Name">The name of the event.</param>
/// <param name="Input">The serialized payload.</param>
public sealed record EventSentEvent(
    int EventId,
    DateTime Timestamp,
    string InstanceId,
    string Name,
    string? Input)
    : HistoryEvent(EventId, Timestamp);
