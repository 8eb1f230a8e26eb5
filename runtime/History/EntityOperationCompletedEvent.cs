namespace Perdure.History;

/// <summary>An operation of an entity ended.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Output">The serialized result.</param>
public sealed record EntityOperationCompletedEvent(
    int EventId,
    DateTime Timestamp,
    string RequestId,
    string? Output)
    : HistoryEvent(EventId, Timestamp);
