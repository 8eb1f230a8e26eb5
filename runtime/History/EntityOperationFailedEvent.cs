namespace Perdure.History;

/// <summary>An operation of an entity failed.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="FailureDetails">Why.</param>
public sealed record EntityOperationFailedEvent(
    int EventId,
    DateTime Timestamp,
    string RequestId,
    TaskFailureDetails FailureDetails)
    : HistoryEvent(EventId, Timestamp);
