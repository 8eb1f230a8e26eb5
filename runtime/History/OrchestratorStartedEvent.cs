namespace Perdure.History;

/// <summary>A turn began. Its timestamp is the time that the orchestrator sees in that turn.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
public sealed record OrchestratorStartedEvent(int EventId, DateTime Timestamp)
    : HistoryEvent(EventId, Timestamp);
