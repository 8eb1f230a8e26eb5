namespace Perdure.History;

/// <summary>An activity ended.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="TaskScheduledId">The number of the call.</param>
/// <param name="Result">Its serialized result.</param>
public sealed record TaskCompletedEvent(
    int EventId,
    DateTime Timestamp,
    int TaskScheduledId,
    string? Result)
    : HistoryEvent(EventId, Timestamp);
