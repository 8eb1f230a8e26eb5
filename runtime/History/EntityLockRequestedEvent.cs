namespace Perdure.History;

/// <summary>A lock over entities was asked for.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="CriticalSectionId">The id of the critical section.</param>
/// <param name="LockSet">The entities, sorted, each once.</param>
/// <param name="Position">Which of them is next; those before it are locked.</param>
/// <param name="ParentInstanceId">The asking orchestration.</param>
/// <param name="ParentExecutionId">Its generation.</param>
public sealed record EntityLockRequestedEvent(
    int EventId,
    DateTime Timestamp,
    string CriticalSectionId,
    IReadOnlyList<string> LockSet,
    int Position,
    string? ParentInstanceId,
    string? ParentExecutionId)
    : HistoryEvent(EventId, Timestamp);
