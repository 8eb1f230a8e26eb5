using Perdure.History;
using Perdure.Replay.Guard;

namespace Perdure.Replay;

/// <content>Replaying a history to see whether the orchestrator still does what it holds.</content>
public sealed partial class OrchestrationExecutor
{
    /// <summary>Runs in the environment of the orchestrator before it does, for example to set the culture that it sees.</summary>
    internal Action? PrepareEnvironment { get; init; }

    /// <summary>Replays a history and compares what the orchestrator does with what it holds. Nothing is emitted.</summary>
    /// <param name="history">The history of one generation, complete or up to the end of a turn.</param>
    /// <param name="mayAskForMore">Whether an orchestrator may ask for more than a history holds that does not end: as a changed one does
    /// that calls something new at its end.</param>
    /// <returns>The first difference; null when there is none. The executor must not be used afterwards.</returns>
    /// <exception cref="InvalidOperationException">The history has no start, or the executor has been used.</exception>
    public DeterminismReport? Verify(IReadOnlyList<HistoryEvent> history, bool mayAskForMore = true)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (_isFinished || _session is not null)
        {
            throw new InvalidOperationException($"The executor of instance '{InstanceId}' has been used. Create a new one.");
        }

        var session = _session = new OrchestrationSession(_options, TurnMessages.FindStart(history) ?? throw NoStart(), () => { });
        GuardFinding? missing = null;
        session.Thread.Run(() =>
        {
            PrepareEnvironment?.Invoke();
            missing = Rebuild(session, history);
        });
        _isFinished = true;
        var finding = session.Finding ?? missing ?? CompareEnd(session, FindEnd(history), mayAskForMore) ?? (session.PendingCount == 0 ? Stuck(session, isFirst: false) : null);
        return finding is null ? null : DeterminismReportBuilder.Build(session, finding, history, []);
    }

    private static ExecutionCompletedEvent? FindEnd(IReadOnlyList<HistoryEvent> history)
    {
        for (var i = history.Count - 1; i >= 0; i--)
        {
            if (history[i] is ExecutionCompletedEvent end)
            {
                return end;
            }
        }

        return null;
    }

    private GuardFinding? CompareEnd(OrchestrationSession session, ExecutionCompletedEvent? recorded, bool mayAskForMore)
    {
        if (recorded is null)
        {
            return mayAskForMore ? null
                : _completion is { } unexpected ? GuardFinding.OfResult(
                    new ActionDifference(false, "the status", "Running", unexpected.Status.ToString()), null, Describe(unexpected))
                : !_isSuspended && session.Log.Unsent is [var extra, ..] ? GuardFinding.OfExtra(extra)
                : null;
        }

        if (_completion is not { } actual)
        {
            return GuardFinding.OfResult(
                new ActionDifference(false, "the status", recorded.Status.ToString(), "Running"), recorded, "not ended");
        }

        if (session.Log.Unsent is [var more, ..])
        {
            return GuardFinding.OfExtra(more);
        }

        return DifferenceOfEnd(recorded, actual) is { } difference
            ? GuardFinding.OfResult(difference, recorded, Describe(actual))
            : null;
    }

    private static ActionDifference? DifferenceOfEnd(ExecutionCompletedEvent recorded, Completion actual)
    {
        if (recorded.Status != actual.Status)
        {
            return new ActionDifference(false, "the status", recorded.Status.ToString(), actual.Status.ToString());
        }

        if (recorded.FailureDetails?.ErrorType != actual.Failure?.ErrorType)
        {
            return new ActionDifference(false, "the type of failure", recorded.FailureDetails?.ErrorType, actual.Failure?.ErrorType);
        }

        if (recorded.FailureDetails?.ErrorMessage != actual.Failure?.ErrorMessage)
        {
            return new ActionDifference(
                false, "the message of the failure", recorded.FailureDetails?.ErrorMessage, actual.Failure?.ErrorMessage);
        }

        var difference = JsonValueComparer.Compare(recorded.Result, actual.Output);
        return difference.Kind != ValueDifferenceKind.Value
            ? null
            : GuardFinding.InputDifference(difference) with
            {
                What = difference.Path is null or "$" ? "the result" : $"the result at {difference.Path}",
            };
    }

    private static string Describe(Completion completion) => completion.Failure is { } failure
        ? $"ended: {completion.Status}, {HistoryEventText.Short(failure.ToString())}"
        : $"ended: {completion.Status}{(completion.Output is null ? string.Empty : $" with {HistoryEventText.Short(completion.Output)}")}";
}
