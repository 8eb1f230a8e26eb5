namespace Perdure.History;

/// <summary>All entities of a critical section are locked.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="CriticalSectionId">The id of the critical section.</param>
public sealed record EntityLockGrantedEvent(
    int EventId,
    DateTime Timestamp,
    string CriticalSectionId)
    : HistoryEvent(EventId, Timestamp);
