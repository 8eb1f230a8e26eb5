using Perdure.History;

namespace Perdure.Replay;

/// <summary>The beginning of the next generation of an instance that starts over.</summary>
/// <param name="Start">Its first message, with a new execution id.</param>
/// <param name="CarryOver">Events that were raised and not waited for, and others that arrived in the same turn, in the order of
/// their arrival.</param>
public sealed record NextGeneration(ExecutionStartedEvent Start, IReadOnlyList<HistoryEvent> CarryOver);
