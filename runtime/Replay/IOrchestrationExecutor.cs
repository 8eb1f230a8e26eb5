using Perdure.History;

namespace Perdure.Replay;

/// <summary>
/// Runs the orchestrator of one generation of one instance, a turn at a time. It does no input or output, reads no clock and knows
/// no store: a turn is a function of the history and the new messages.
/// </summary>
/// <remarks>
/// Kept alive between turns it takes only the new messages; a new one that is given the whole history comes to the same result. It is
/// used by one thread at a time, not necessarily always the same. After a turn whose <see cref="OrchestrationTurn.CanContinue"/> is
/// false it must not be used again.
/// </remarks>
public interface IOrchestrationExecutor : IDisposable
{
    /// <summary>The instance.</summary>
    string InstanceId { get; }

    /// <summary>How many history events its state is made of: a measure of the memory that it holds and of the work to rebuild it.</summary>
    int HistoryLength { get; }

    /// <summary>Called, on any thread, when the orchestrator is found to leave its thread: in a turn, or between two, when something ends that it
    /// should not have waited for. When that has been found already, setting it calls it at once. Then <see cref="EndBroken"/> tells of it.</summary>
    Action? LeftThread { get; set; }

    /// <summary>Ends an orchestrator that has left its thread since its last turn.</summary>
    /// <returns>The turn that ends it; null when it has not left its thread. After it the executor must not be used again.</returns>
    OrchestrationTurn? EndBroken();

    /// <summary>Runs a turn.</summary>
    /// <param name="past">The committed history, from its beginning; empty when this executor has run the turns that made it, and on the
    /// first turn of a generation.</param>
    /// <param name="newMessages">The messages that have arrived since, in their order, at least one. An
    /// <see cref="ExecutionStartedEvent"/> may stand anywhere among them: it is taken first.</param>
    /// <param name="now">The present time, UTC. The turn's time is this, or later when the last turn or a fired timer says so.</param>
    /// <param name="traceContext">The trace to which calls made in this turn belong.</param>
    /// <returns>The turn. Nothing of it has happened until it is committed; when it is not, the executor must be disposed.</returns>
    OrchestrationTurn Execute(
        IReadOnlyList<HistoryEvent> past,
        IReadOnlyList<HistoryEvent> newMessages,
        DateTime now,
        TraceContext? traceContext = null);
}
