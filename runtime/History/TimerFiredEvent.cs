namespace Perdure.History;

/// <summary>A timer fired.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="FireAt">When it was to fire, UTC.</param>
/// <param name="TimerId">The number of its creation.</param>
public sealed record TimerFiredEvent(int EventId, DateTime Timestamp, DateTime FireAt, int TimerId)
    : HistoryEvent(EventId, Timestamp);
