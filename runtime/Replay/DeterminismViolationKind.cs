namespace Perdure.Replay;

/// <summary>What the determinism guard found.</summary>
public enum DeterminismViolationKind
{
    /// <summary>The orchestrator asks for another kind of action, or one of another name, than history holds at that place.</summary>
    DifferentAction,

    /// <summary>The action is the same, but its version, target, due time, tags or input is another.</summary>
    DifferentDetails,

    /// <summary>History holds an action that the orchestrator no longer asks for at that place.</summary>
    MissingAction,

    /// <summary>The orchestrator returned or started over although history goes on.</summary>
    EndedEarly,

    /// <summary>The orchestrator asks for more than history holds, where that must not be.</summary>
    ExtraAction,

    /// <summary>The orchestrator ended with another result, status or failure than history holds.</summary>
    DifferentResult,

    /// <summary>The orchestrator waits, but for nothing that is pending: it would wait for ever.</summary>
    NothingPending,

    /// <summary>The orchestrator was about to go on on another thread: it awaited something that is not durable.</summary>
    ForeignContinuation,

    /// <summary>The context was used on another thread, or after the orchestrator had returned.</summary>
    OffThreadUse,

    /// <summary>An orchestration that is on its way cannot be started again: its orchestrator is not registered any more, its constructor throws, or
    /// it no longer reads its input.</summary>
    NotStarted,

    /// <summary>The orchestrator blocked its thread to wait for a durable task, which can then never complete.</summary>
    BlockedThread,
}
