namespace Perdure.History;

/// <summary>A sub-orchestration failed, was terminated, or could not be started.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="TaskScheduledId">The number of the call.</param>
/// <param name="FailureDetails">Why.</param>
public sealed record SubOrchestrationInstanceFailedEvent(
    int EventId,
    DateTime Timestamp,
    int TaskScheduledId,
    TaskFailureDetails FailureDetails)
    : HistoryEvent(EventId, Timestamp);
