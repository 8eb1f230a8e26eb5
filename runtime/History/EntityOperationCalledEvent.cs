namespace Perdure.History;

/// <summary>An operation of an entity was called.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="RequestId">The id of the request, which the reply repeats.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="ScheduledTime">When it is delivered, UTC; null for at once.</param>
/// <param name="ParentInstanceId">The calling orchestration.</param>
/// <param name="ParentExecutionId">Its generation.</param>
/// <param name="TargetInstanceId">The entity.</param>
public sealed record EntityOperationCalledEvent(
    int EventId,
    DateTime Timestamp,
    string RequestId,
    string Operation,
    string? Input,
    DateTime? ScheduledTime,
    string? ParentInstanceId,
    string? ParentExecutionId,
    string? TargetInstanceId)
    : HistoryEvent(EventId, Timestamp);
