using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>A turn that is to be run.</summary>
public sealed class OrchestrationWorkItem
{
    /// <summary>The orchestration as the last turn left it.</summary>
    public required InstanceRecord Instance { get; init; }

    /// <summary>The history; empty when <see cref="Executor"/> has run the turns that made it, and on the first turn of a generation.</summary>
    public required IReadOnlyList<HistoryEvent> Past { get; init; }

    /// <summary>The messages that have arrived since.</summary>
    public required IReadOnlyList<HistoryEvent> NewMessages { get; init; }

    /// <summary>The present time, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The trace to which calls made in this turn belong.</summary>
    public TraceContext? TraceContext { get; init; }

    /// <summary>What keeps the orchestrator alive between turns. Whoever runs the turn may set it; it comes back with the next turn unless memory got short.</summary>
    public IOrchestrationExecutor? Executor { get; set; }
}
