namespace Perdure.History;

/// <summary>An event was raised on the instance.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Name">The name of the event.</param>
/// <param name="Input">The serialized payload.</param>
public sealed record EventRaisedEvent(int EventId, DateTime Timestamp, string Name, string? Input)
    : HistoryEvent(EventId, Timestamp);
