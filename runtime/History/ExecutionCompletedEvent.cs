namespace Perdure.History;

/// <summary>The end of a generation.</summary>
/// <param name="EventId"><inheritdoc cref="HistoryEvent" path="/param[@name='EventId']"/></param>
/// <param name="Timestamp"><inheritdoc cref="HistoryEvent" path="/param[@name='Timestamp']"/></param>
/// <param name="Status">How it ended.</param>
/// <param name="Result">The serialized output, or the input of the next generation.</param>
/// <param name="FailureDetails">Why it failed, if it did.</param>
public sealed record ExecutionCompletedEvent(
    int EventId,
    DateTime Timestamp,
    OrchestrationRuntimeStatus Status,
    string? Result,
    TaskFailureDetails? FailureDetails)
    : HistoryEvent(EventId, Timestamp);
