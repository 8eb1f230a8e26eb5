namespace Perdure.History;

/// <summary>The orchestrator created a timer.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="FireAt">When it fires, UTC.</param>
public sealed record TimerCreatedEvent(int EventId, DateTime Timestamp, DateTime FireAt)
    : HistoryEvent(EventId, Timestamp);
