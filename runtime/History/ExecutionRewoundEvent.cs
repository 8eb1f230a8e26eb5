namespace Perdure.History;

/// <summary>The instance was taken back to before its failures.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Reason">Why.</param>
public sealed record ExecutionRewoundEvent(int EventId, DateTime Timestamp, string? Reason)
    : HistoryEvent(EventId, Timestamp);
