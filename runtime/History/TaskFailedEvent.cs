namespace Perdure.History;

/// <summary>An activity failed.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="TaskScheduledId">The number of the call.</param>
/// <param name="FailureDetails">Why.</param>
public sealed record TaskFailedEvent(
    int EventId,
    DateTime Timestamp,
    int TaskScheduledId,
    TaskFailureDetails FailureDetails)
    : HistoryEvent(EventId, Timestamp);
