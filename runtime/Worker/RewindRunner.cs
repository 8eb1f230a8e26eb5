using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Runs the first turn of an orchestration that was put back to work after it had failed.</summary>
internal sealed class RewindRunner(IOrchestrationStore store, IOrchestrationTurnExecutor executor, TimeProvider time)
{
    /// <summary>Finds the candidate that replays, and commits it.</summary>
    /// <param name="instance">The orchestration.</param>
    /// <param name="history">Its history, up to its failure.</param>
    /// <param name="messages">The messages that wait, the request to rewind among them.</param>
    /// <param name="cancellationToken">The worker is being shut down.</param>
    /// <returns>What the commit did; null when it was refused.</returns>
    public async Task<CommitResult?> RunAsync(
        InstanceRecord instance, IReadOnlyList<HistoryEvent> history, List<StoredMessage> messages, CancellationToken cancellationToken)
    {
        var events = messages.ConvertAll(m => m.Event);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var candidate in RewindPlan.Candidates(history))
        {
            var plan = await StartAnewWhatCannotBeRewoundAsync(candidate, cancellationToken).ConfigureAwait(false);
            var workItem = new OrchestrationWorkItem { Instance = instance, Past = plan.History, NewMessages = events, Now = now };
            var turn = await executor.ExecuteAsync(workItem, cancellationToken).ConfigureAwait(false);
            workItem.Executor?.Dispose();
            if (turn.Outcome == TurnOutcome.Commit && turn.Status != OrchestrationRuntimeStatus.Failed)
            {
                return await CommitAsync(instance, plan, turn, messages, now).ConfigureAwait(false);
            }
        }

        return await FailAgainAsync(instance, history, messages, now).ConfigureAwait(false);
    }

    private async Task<RewindPlan> StartAnewWhatCannotBeRewoundAsync(RewindPlan plan, CancellationToken cancellationToken)
    {
        var startAnew = new List<string>();
        foreach (var child in plan.FailedChildren)
        {
            if (await store.GetAsync(child, false, cancellationToken).ConfigureAwait(false) is not { Status: OrchestrationRuntimeStatus.Failed })
            {
                startAnew.Add(child);
            }
        }

        return plan.Restarting(startAnew);
    }

    private async Task<CommitResult?> CommitAsync(InstanceRecord instance, RewindPlan plan, OrchestrationTurn turn, List<StoredMessage> messages, DateTime now)
    {
        var commit = TurnCommits.For(instance, turn, messages, now);
        if (turn.ContinueAsNew is null)
        {
            commit = commit with { ReplacesHistory = true, NewEvents = [.. plan.History, .. turn.NewEvents] };
        }

        commit = commit with { ClearsFailure = turn.Failure is null, Output = turn.Status.IsTerminal() ? PayloadChange.To(turn.Output) : PayloadChange.To(null) };

        // The children go first: when the process dies in between, the parent's request is still there and finds them at work.
        var rewound = messages.Select(m => m.Event).OfType<ExecutionRewoundEvent>().First();
        foreach (var child in plan.FailedChildren)
        {
            await store.RewindAsync(new MessageToDeliver(child, rewound)).ConfigureAwait(false);
        }

        var result = await store.CommitAsync(commit).ConfigureAwait(false);
        return result.Outcome == CommitOutcome.Committed ? result : null;
    }

    private async Task<CommitResult?> FailAgainAsync(InstanceRecord instance, IReadOnlyList<HistoryEvent> history, List<StoredMessage> messages, DateTime now)
    {
        var failure = history.OfType<ExecutionCompletedEvent>().LastOrDefault()?.FailureDetails;
        var result = await store.CommitAsync(new InstanceCommit
        {
            InstanceKey = instance.Key,
            InstanceId = instance.InstanceId,
            Revision = instance.Revision,
            Generation = instance.Generation,
            Version = instance.Version,
            Consumed = messages,
            Status = OrchestrationRuntimeStatus.Failed,
            Failure = failure,
            Timestamp = now,
        }).ConfigureAwait(false);
        return result.Outcome == CommitOutcome.Committed ? result : null;
    }
}
