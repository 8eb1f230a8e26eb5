namespace Perdure.History;

/// <summary>
/// One entry of an orchestration's history, or a message on its way into one. The kinds are the records of the namespace
/// <c>Perdure.History</c>; they correspond one to one to the events of the Durable Task gRPC protocol.
/// </summary>
/// <param name="EventId">The sequence number of the action that the event records, counted from 0 in each generation of an
/// instance; -1 for an event that came from outside.</param>
/// <param name="Timestamp">When the event was made, UTC, exact to 100 ns.</param>
public abstract record HistoryEvent(int EventId, DateTime Timestamp);
