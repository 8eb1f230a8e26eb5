using Perdure.History;

namespace Perdure.Worker;

/// <summary>
/// Takes a failed orchestration's history back to before its failures. Which failures the orchestrator had dealt with, by a retry or a catch,
/// is not recorded; so there are two candidates, and the first that replays is taken.
/// </summary>
/// <param name="History">The history without the failures and without the calls that are to be made anew.</param>
/// <param name="FailedChildren">The sub-orchestrations whose failures were taken out; they are rewound themselves.</param>
internal sealed record RewindPlan(IReadOnlyList<HistoryEvent> History, IReadOnlyList<string> FailedChildren)
{
    /// <summary>Makes the candidates: without the failures after which nothing new was asked for, and without any.</summary>
    /// <param name="history">The history of the failed orchestration.</param>
    /// <returns>The candidates, the more careful one first.</returns>
    public static IEnumerable<RewindPlan> Candidates(IReadOnlyList<HistoryEvent> history)
    {
        var lastAction = -1;
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i] is TaskScheduledEvent or TimerCreatedEvent or SubOrchestrationInstanceCreatedEvent or EventSentEvent or EntityOperationCalledEvent)
            {
                lastAction = i;
            }
        }

        yield return Without(history, lastAction);
        yield return Without(history, -1);
    }

    private static RewindPlan Without(IReadOnlyList<HistoryEvent> history, int after)
    {
        var calls = new HashSet<int>();
        var children = new HashSet<int>();
        for (var i = after + 1; i < history.Count; i++)
        {
            switch (history[i])
            {
                case TaskFailedEvent failed:
                    calls.Add(failed.TaskScheduledId);
                    break;
                case SubOrchestrationInstanceFailedEvent failed:
                    children.Add(failed.TaskScheduledId);
                    break;
                default:
                    break;
            }
        }

        var kept = new List<HistoryEvent>(history.Count);
        var childIds = new List<string>();
        foreach (var e in history)
        {
            switch (e)
            {
                case ExecutionCompletedEvent:
                case TaskScheduledEvent when calls.Contains(e.EventId):
                case TaskFailedEvent failed when calls.Contains(failed.TaskScheduledId):
                case SubOrchestrationInstanceFailedEvent childFailed when children.Contains(childFailed.TaskScheduledId):
                    continue;
                case SubOrchestrationInstanceCreatedEvent created when children.Contains(created.EventId):
                    childIds.Add(created.InstanceId);
                    break;
                default:
                    break;
            }

            kept.Add(e);
        }

        return new RewindPlan(kept, childIds);
    }

    /// <summary>Takes sub-orchestrations out of the history, so that they are started anew.</summary>
    /// <param name="instanceIds">Those that cannot be rewound.</param>
    /// <returns>The plan without them.</returns>
    public RewindPlan Restarting(IReadOnlyCollection<string> instanceIds) => instanceIds.Count == 0
        ? this
        : new RewindPlan(
            [.. History.Where(e => e is not SubOrchestrationInstanceCreatedEvent created || !instanceIds.Contains(created.InstanceId))],
            [.. FailedChildren.Except(instanceIds)]);
}
