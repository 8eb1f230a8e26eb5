namespace Perdure.Replay.Threading;

/// <summary>How the orchestrator left its thread.</summary>
internal enum ThreadViolationKind
{
    /// <summary>A continuation came from another thread.</summary>
    ForeignContinuation,

    /// <summary>The context was used on another thread.</summary>
    OffThreadUse,

    /// <summary>The thread was blocked by a wait for a task.</summary>
    BlockedThread,
}
