using System.Globalization;
using Perdure.History;
using Perdure.Replay.Threading;

namespace Perdure.Replay.Guard;

/// <summary>Something that the determinism guard found, before it is put into a report.</summary>
/// <param name="Kind">What kind of finding it is.</param>
/// <param name="Summary">One sentence: what happened.</param>
/// <param name="Cause">What usually leads to this.</param>
/// <param name="Remedy">What to do now.</param>
/// <param name="Expected">What history holds.</param>
/// <param name="Actual">What the orchestrator did.</param>
/// <param name="Source">Where in the application.</param>
/// <param name="Recorded">The history event in question.</param>
internal sealed record GuardFinding(
    DeterminismViolationKind Kind,
    string Summary,
    LikelyCause Cause,
    string Remedy,
    string? Expected = null,
    string? Actual = null,
    string? Source = null,
    HistoryEvent? Recorded = null)
{
    private const string Resume =
        "Nothing that this turn asked for was carried out and nothing is lost. Deploy code that asks for what history holds (keep the old path "
        + "for running instances, or give the changed orchestrator a new version), then resume the instance (client.ResumeInstanceAsync); or terminate or restart it.";

    private const string ResumeCorrected =
        "Nothing that this turn asked for was carried out and nothing is lost. Deploy corrected code, then resume the instance "
        + "(client.ResumeInstanceAsync).";

    /// <summary>An action that does not fit history.</summary>
    /// <param name="recorded">The event in history.</param>
    /// <param name="actual">The action of the replay.</param>
    /// <param name="difference">How they differ.</param>
    /// <param name="source">Where the orchestrator asks for it.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfAction(HistoryEvent recorded, HistoryEvent actual, ActionDifference difference, string? source) => new(
        difference.IsOtherAction ? DeterminismViolationKind.DifferentAction : DeterminismViolationKind.DifferentDetails,
        string.Create(
            CultureInfo.InvariantCulture,
            $"action #{recorded.EventId} differs from history in {difference.What}: {difference.Recorded ?? "nothing"} then, {difference.Actual ?? "nothing"} now."),
        LikelyCause.OfDetail(difference),
        Resume,
        HistoryEventText.Action(recorded),
        HistoryEventText.Action(actual),
        source,
        recorded);

    /// <summary>An orchestration that is on its way and whose orchestrator cannot be started any more.</summary>
    /// <param name="failure">Why not.</param>
    /// <param name="recorded">The first action that history holds, if any.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfNotStarted(TaskFailureDetails failure, HistoryEvent? recorded) => new(
        DeterminismViolationKind.NotStarted,
        $"it has begun, and its orchestrator cannot be started again to go on: {failure.ErrorMessage}",
        LikelyCause.NotStarted,
        ResumeCorrected,
        recorded is null ? null : HistoryEventText.Action(recorded),
        recorded is null ? null : "nothing: the orchestrator did not start",
        Recorded: recorded);

    /// <summary>An action that history holds and the replay did not ask for in time.</summary>
    /// <param name="recorded">The event in history.</param>
    /// <param name="ended">Whether the orchestrator has ended instead.</param>
    /// <param name="waitsIn">The async methods in which it waits, outermost first.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfMissing(HistoryEvent recorded, bool ended, IReadOnlyList<string> waitsIn) => new(
        ended ? DeterminismViolationKind.EndedEarly : DeterminismViolationKind.MissingAction,
        string.Create(
            CultureInfo.InvariantCulture,
            $"history holds action #{recorded.EventId}, which the code {(ended ? "no longer reaches: it ends before" : "does not ask for at that place")}."),
        LikelyCause.ChangedFlow,
        Resume,
        HistoryEventText.Action(recorded),
        ended ? "nothing more: the orchestrator has ended" : "nothing at that place",
        waitsIn.Count > 0 ? $"it waits in {string.Join(" → ", waitsIn)}" : null,
        recorded);

    /// <summary>An action that the replay asks for beyond what history holds.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfExtra(HistoryEvent action) => new(
        DeterminismViolationKind.ExtraAction,
        string.Create(CultureInfo.InvariantCulture, $"the code asks for action #{action.EventId}, which history does not hold."),
        LikelyCause.ChangedFlow,
        Resume,
        "nothing more",
        HistoryEventText.Action(action));

    /// <summary>An end that is not the recorded one.</summary>
    /// <param name="difference">How they differ.</param>
    /// <param name="recorded">The end in history; null when history does not end.</param>
    /// <param name="actual">The end of the replay in words.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfResult(ActionDifference difference, HistoryEvent? recorded, string actual) => new(
        DeterminismViolationKind.DifferentResult,
        $"the orchestration ends otherwise than in history: {difference.What} was {difference.Recorded ?? "nothing"} then and is {difference.Actual ?? "nothing"} now.",
        LikelyCause.OfDetail(difference),
        Resume,
        recorded is null ? "no end" : HistoryEventText.Line(recorded),
        actual,
        Recorded: recorded);

    /// <summary>An orchestrator that waits for nothing that is pending.</summary>
    /// <param name="waitsIn">The async methods in which it waits, outermost first.</param>
    /// <param name="awaited">The type of the task for which the innermost waits.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfEndlessWait(IReadOnlyList<string> waitsIn, Type? awaited) => new(
        DeterminismViolationKind.NothingPending,
        "it has not ended, and no activity, sub-orchestration, timer, event or entity is pending that could let it go on: it would wait for "
        + "ever.",
        LikelyCause.OfWait(awaited),
        ResumeCorrected,
        Actual: awaited is null ? null : $"waits for a {awaited}",
        Source: waitsIn.Count > 0 ? $"it waits in {string.Join(" → ", waitsIn)}" : null);

    /// <summary>An orchestrator that waits for a timer of the system, though something else is pending.</summary>
    /// <param name="waitsIn">The async methods in which it waits, outermost first.</param>
    /// <param name="awaited">The type of the task for which the innermost waits.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfForeignWait(IReadOnlyList<string> waitsIn, Type awaited) => new(
        DeterminismViolationKind.ForeignContinuation,
        "it waits for something that is not in its history: on replay that would come at another place, or never.",
        LikelyCause.OfWait(awaited),
        ResumeCorrected,
        Actual: $"waits for a {awaited}",
        Source: waitsIn.Count > 0 ? $"it waits in {string.Join(" → ", waitsIn)}" : null);

    /// <summary>An orchestrator that left its thread or blocks it.</summary>
    /// <param name="violation">What happened.</param>
    /// <returns>The finding.</returns>
    public static GuardFinding OfThread(ThreadViolation violation) => new(
        violation.Kind switch
        {
            ThreadViolationKind.ForeignContinuation => DeterminismViolationKind.ForeignContinuation,
            ThreadViolationKind.BlockedThread => DeterminismViolationKind.BlockedThread,
            _ => DeterminismViolationKind.OffThreadUse,
        },
        violation.Kind switch
        {
            ThreadViolationKind.ForeignContinuation =>
                "it was to go on when something ended that is not in its history, on another thread: on replay that would come at another "
                + "place, or never.",
            ThreadViolationKind.BlockedThread =>
                "it blocks its thread to wait for a task that can only complete when the thread is free: it would wait for ever.",
            _ => "its context was used outside of its thread, or after it had returned: the order of actions would be a matter of chance.",
        },
        LikelyCause.OfThread(violation.Kind),
        ResumeCorrected,
        Source: violation.Where);

    /// <summary>Puts the difference of two inputs as the difference of two actions.</summary>
    /// <param name="difference">The difference.</param>
    /// <returns>The difference of the actions.</returns>
    public static ActionDifference InputDifference(ValueDifference difference) => new(
        false,
        difference.Path is null or "$" ? "its input" : $"its input at {difference.Path}",
        difference.Recorded,
        difference.Actual,
        difference.IsReordered);

    /// <summary>The warning for an input that differs in a way that is let pass.</summary>
    /// <param name="recorded">The event in history.</param>
    /// <param name="difference">The difference.</param>
    /// <returns>The text.</returns>
    public static string InputWarning(HistoryEvent recorded, ValueDifference difference) => string.Create(
        CultureInfo.InvariantCulture,
        $"On replay, the input of action #{recorded.EventId}, {HistoryEventText.Action(recorded)}, differs at {difference.Path}: {difference.Recorded ?? "nothing"} then, {difference.Actual ?? "nothing"} now. The recorded result is used.");
}
