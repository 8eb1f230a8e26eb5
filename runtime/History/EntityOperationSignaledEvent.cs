namespace Perdure.History;

/// <summary>An operation was sent to an entity.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="ScheduledTime">When it is delivered, UTC; null for at once.</param>
/// <param name="TargetInstanceId">The entity.</param>
public sealed record EntityOperationSignaledEvent(
    int EventId,
    DateTime Timestamp,
    string RequestId,
    string Operation,
    string? Input,
    DateTime? ScheduledTime,
    string? TargetInstanceId)
    : HistoryEvent(EventId, Timestamp);
