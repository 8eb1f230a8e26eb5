using Perdure.Replay.Threading;

namespace Perdure.Replay.Guard;

/// <summary>Finds out, once a turn is over, whether the orchestrator awaits something that the context has not made.</summary>
internal static class AwaitGuard
{
    /// <summary>Describes the await of an orchestrator that nothing is pending for: it can never continue.</summary>
    /// <param name="task">The task of the orchestrator.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding FindEndless(Task task)
    {
        var (methods, awaited) = AsyncCallChain.Follow(task);
        return GuardFinding.OfEndlessWait(methods, awaited);
    }

    /// <summary>Looks for an await of a timer of the system: when that ends, it ends on a thread of its own and never in a replay.</summary>
    /// <param name="task">The task of the orchestrator.</param>
    /// <returns>The finding, if any.</returns>
    public static GuardFinding? FindForeign(Task task) =>
        AsyncCallChain.AwaitedType(task) is { } awaited && LikelyCause.IsSystemTimer(awaited)
            ? GuardFinding.OfForeignWait(AsyncCallChain.Follow(task).Methods, awaited)
            : null;
}
