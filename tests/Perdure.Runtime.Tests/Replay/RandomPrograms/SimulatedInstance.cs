using Perdure.History;
using Perdure.Replay;

namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>An orchestration of the simulation.</summary>
internal sealed class SimulatedInstance
{
    public List<HistoryEvent> Inbox { get; } = [];

    public List<HistoryEvent> History { get; } = [];

    /// <summary>All that the turns of all generations have done, in words.</summary>
    public List<string> Log { get; } = [];

    public OrchestrationExecutor? Executor { get; set; }

    public int Generation { get; set; }

    public OrchestrationTurn? Last { get; set; }

    public bool HasEnded => Last is { CanContinue: false, ContinueAsNew: null };
}
