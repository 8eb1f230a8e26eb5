namespace Perdure.History;

/// <summary>A request to hold the instance.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Reason">Why.</param>
public sealed record ExecutionSuspendedEvent(int EventId, DateTime Timestamp, string? Reason)
    : HistoryEvent(EventId, Timestamp);
