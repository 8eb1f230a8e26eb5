using Perdure.Client;
using Perdure.Replay;

namespace Perdure.RuleProofs.Tests;

/// <summary>What a run of a program came to.</summary>
/// <param name="Report">What chaos replay found; null for nothing.</param>
/// <param name="Status">How the instance stands.</param>
/// <param name="Failure">Why it failed, or is held.</param>
/// <param name="HistoryLength">How many events the last generation has.</param>
/// <param name="Outputs">How often it has written its input to the console or to a log.</param>
internal sealed record ProofRun(
    DeterminismReport? Report, OrchestrationRuntimeStatus Status, TaskFailureDetails? Failure, int HistoryLength, int Outputs)
{
    /// <summary>Whether the run shows a harm.</summary>
    public bool Shows(Harm harm) => harm switch
    {
        Harm.Differs => Report?.Kind is DeterminismViolationKind.DifferentAction or DeterminismViolationKind.DifferentDetails
            or DeterminismViolationKind.DifferentResult or DeterminismViolationKind.EndedEarly or DeterminismViolationKind.ExtraAction
            or DeterminismViolationKind.MissingAction,
        Harm.Hangs => Report?.Kind is DeterminismViolationKind.NothingPending or DeterminismViolationKind.ForeignContinuation
            or DeterminismViolationKind.OffThreadUse or DeterminismViolationKind.BlockedThread,
        Harm.Repeats => Report is null && Outputs > 1,
        Harm.LosesFailure => Report is null && Status == OrchestrationRuntimeStatus.Completed,
        Harm.Grows => Report is null && HistoryLength > 2 * World.ProofTasks.LongestLoop,
        _ => Report is null && Failure is { ErrorType: "System.InvalidOperationException" },
    };
}
