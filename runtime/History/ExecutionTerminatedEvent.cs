namespace Perdure.History;

/// <summary>A request to end the instance.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Output">What becomes its serialized output.</param>
/// <param name="Recurse">Whether its sub-orchestrations end as well.</param>
public sealed record ExecutionTerminatedEvent(
    int EventId,
    DateTime Timestamp,
    string? Output,
    bool Recurse)
    : HistoryEvent(EventId, Timestamp);
