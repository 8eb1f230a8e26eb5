namespace Perdure.History;

/// <summary>An entity was unlocked.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="CriticalSectionId">The id of the critical section.</param>
/// <param name="ParentInstanceId">The orchestration that held the lock.</param>
/// <param name="TargetInstanceId">The entity.</param>
public sealed record EntityUnlockSentEvent(
    int EventId,
    DateTime Timestamp,
    string CriticalSectionId,
    string? ParentInstanceId,
    string? TargetInstanceId)
    : HistoryEvent(EventId, Timestamp);
