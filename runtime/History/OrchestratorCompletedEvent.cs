namespace Perdure.History;

/// <summary>A turn ended. Other engines write it; this one does not need it.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
public sealed record OrchestratorCompletedEvent(int EventId, DateTime Timestamp)
    : HistoryEvent(EventId, Timestamp);
