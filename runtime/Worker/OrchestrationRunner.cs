using Microsoft.Extensions.Logging;
using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;
using Perdure.Worker.Diagnostics;

namespace Perdure.Worker;

/// <summary>Runs a turn of an orchestration: reads what is not in memory, runs the orchestrator, commits.</summary>
internal sealed class OrchestrationRunner : IInstanceRunner
{
    private readonly IOrchestrationStore _store;
    private readonly IOrchestrationTurnExecutor _executor;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RewindRunner _rewind;

    /// <summary>Initializes a new instance of the <see cref="OrchestrationRunner"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="executor">Runs the orchestrators.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public OrchestrationRunner(IOrchestrationStore store, IOrchestrationTurnExecutor executor, TimeProvider time, ILogger logger)
    {
        _store = store;
        _executor = executor;
        _time = time;
        _logger = logger;
        _rewind = new RewindRunner(store, executor, time);
    }

    /// <inheritdoc/>
    public async ValueTask<TurnEnd> RunAsync(InstanceSlot slot, List<StoredMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return await EndBrokenAsync(slot).ConfigureAwait(false);
        }

        IReadOnlyList<HistoryEvent> past = [];
        if (slot.Instance is null)
        {
            if (messages.Find(static m => m.Created is not null)?.Created is { } created)
            {
                slot.Instance = created;
            }
            else if (await _store.LoadAsync(slot.Key, cancellationToken).ConfigureAwait(false) is { } loaded)
            {
                slot.Instance = loaded.Instance;
                slot.IsHeld = IsHeld(loaded.Instance);
                past = loaded.Events;
            }
        }

        if (slot.Instance is not { } instance || instance.Status.IsTerminal())
        {
            await _store.DiscardAsync(messages).ConfigureAwait(false);
            return new TurnEnd { Done = messages };
        }

        if (slot.IsHeld)
        {
            if (!messages.Exists(static m => m.Event is ExecutionResumedEvent or ExecutionTerminatedEvent))
            {
                return await ParkAsync(slot, messages, instance.Payloads?.Failure).ConfigureAwait(false);
            }

            // What has waited in the store since is taken in with the rest, by an executor made anew.
            var waiting = await _store.ReadWaitingAsync(slot.Key, _time.GetUtcNow().UtcDateTime, cancellationToken).ConfigureAwait(false);
            messages = [.. waiting.UnionBy(messages, m => m.Key)];
            slot.IsHeld = false;
        }

        return await RunAsync(slot, instance, past, messages, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsHeld(InstanceRecord instance) =>
        instance.Status == OrchestrationRuntimeStatus.Suspended && instance.Payloads?.Failure is not null;

    // Results for a generation that is over are taken out of the store and go no further.
    private static HistoryEvent[] Events(List<StoredMessage> messages, InstanceRecord instance)
    {
        var events = new HistoryEvent[messages.Count];
        var count = 0;
        foreach (var message in messages)
        {
            if (message.Generation is null || message.Generation == instance.Generation)
            {
                events[count++] = message.Event;
            }
        }

        return count == events.Length ? events : events[..count];
    }

    private async ValueTask<TurnEnd> RunAsync(
        InstanceSlot slot, InstanceRecord instance, IReadOnlyList<HistoryEvent> past, List<StoredMessage> messages, CancellationToken cancellationToken)
    {
        if (slot.Deferred.Count > 0)
        {
            messages.InsertRange(0, slot.Deferred);
            slot.Deferred = [];
        }

        if (instance.HistoryEvents == 0 && !messages.Exists(static m => m.Event is ExecutionStartedEvent))
        {
            return await BeforeStartAsync(slot, instance, messages).ConfigureAwait(false);
        }

        var events = Events(messages, instance);
        if (events.Length == 0)
        {
            await _store.DiscardAsync(messages).ConfigureAwait(false);
            return new TurnEnd { Done = messages, Keep = slot.Executor is not null };
        }

        if (slot.Executor is null && past.Count == 0 && instance.HistoryEvents > 0)
        {
            if (await _store.LoadAsync(slot.Key, cancellationToken).ConfigureAwait(false) is not { } loaded || loaded.Instance.Revision != instance.Revision)
            {
                return Retry(slot, messages);
            }

            past = loaded.Events;
        }

        if (Array.Exists(events, static e => e is ExecutionRewoundEvent))
        {
            slot.Forget();
            return await _rewind.RunAsync(instance, past, messages, cancellationToken).ConfigureAwait(false) is { } rewound
                ? new TurnEnd { Committed = rewound, Done = messages }
                : Retry(slot, messages);
        }

        if (instance.HistoryEvents == 0)
        {
            WorkerLog.OrchestrationStarted(_logger, instance.Name, instance.InstanceId);
        }

        var now = _time.GetUtcNow().UtcDateTime;
        FindTrace(slot, past, events, now);
        var workItem = new OrchestrationWorkItem
        {
            Instance = instance,
            Past = past,
            NewMessages = events,
            Now = now,
            TraceContext = slot.Trace,
            Executor = slot.Executor,
        };
        OrchestrationTurn turn;
        try
        {
            turn = await _executor.ExecuteAsync(workItem, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            slot.Executor = workItem.Executor;
        }

        for (var i = 0; i < turn.Warnings.Count; i++)
        {
            WorkerLog.ReplayWarning(_logger, instance.Name, instance.InstanceId, turn.Warnings[i]);
        }

        return turn.Outcome switch
        {
            TurnOutcome.Commit => await CommitAsync(slot, instance, turn, messages, now).ConfigureAwait(false),
            TurnOutcome.Block => await BlockAsync(slot, instance, turn, messages).ConfigureAwait(false),
            _ => await RejectAsync(slot, instance, messages).ConfigureAwait(false),
        };
    }

    // No message came, but the orchestrator was about to go on by itself.
    private async ValueTask<TurnEnd> EndBrokenAsync(InstanceSlot slot)
    {
        if (slot.Instance is not { } instance || slot.Executor?.EndBroken() is not { } turn)
        {
            return new TurnEnd { Keep = slot.Executor is not null };
        }

        return turn.Outcome == TurnOutcome.Commit
            ? await CommitAsync(slot, instance, turn, [], _time.GetUtcNow().UtcDateTime).ConfigureAwait(false)
            : await BlockAsync(slot, instance, turn, []).ConfigureAwait(false);
    }

    // The calls of all turns belong to the span of the orchestration, so the history keeps its place in the trace instead of its parent's.
    private static void FindTrace(InstanceSlot slot, IReadOnlyList<HistoryEvent> past, HistoryEvent[] events, DateTime now)
    {
        if (past.Count > 0)
        {
            slot.Trace = past.OfType<ExecutionStartedEvent>().FirstOrDefault()?.TraceContext;
        }
        else if (Array.FindIndex(events, static e => e is ExecutionStartedEvent) is >= 0 and var first)
        {
            var started = (ExecutionStartedEvent)events[first];
            slot.Trace = OrchestrationSpan.Begin(started, now);
            events[first] = started with { TraceContext = slot.Trace };
        }
    }

    private async ValueTask<TurnEnd> CommitAsync(InstanceSlot slot, InstanceRecord instance, OrchestrationTurn turn, List<StoredMessage> messages, DateTime now)
    {
        var commit = TurnCommits.For(instance, turn, messages, now, slot.Timers);
        var result = await _store.CommitAsync(commit).ConfigureAwait(false);
        switch (result.Outcome)
        {
            case CommitOutcome.InstanceChanged:
                return Retry(slot, messages);
            case CommitOutcome.MessageGone:
                var (waiting, gone) = await SortOutAsync(messages).ConfigureAwait(false);
                return Retry(slot, waiting) with { Done = gone };
            default:
                break;
        }

        slot.Instance = TurnCommits.After(instance, commit);
        NoteTimers(slot, messages, turn, result);
        if (!turn.CanContinue)
        {
            slot.Executor?.Dispose();
            slot.Executor = null;
        }

        DurableTaskDiagnostics.TurnCommitted(instance.Name);
        if (commit.Status.IsTerminal() || turn.ContinueAsNew is not null)
        {
            var status = turn.ContinueAsNew is null ? turn.Status : OrchestrationRuntimeStatus.ContinuedAsNew;
            OrchestrationSpan.End(slot.Trace, instance.Name, instance.InstanceId, status, turn.Failure?.ErrorMessage);
            slot.Trace = null;
        }

        if (commit.Status.IsTerminal())
        {
            DurableTaskDiagnostics.OrchestrationEnded(instance.Name, commit.Status);
            LogEnd(instance, turn, commit.Status);

            // A request to rewind it may have come in already: it has to find what the store holds by then, and not an instance that has ended.
            slot.Forget();
        }

        return new TurnEnd { Committed = result, Done = messages, Keep = slot.Executor is not null };
    }

    private void LogEnd(InstanceRecord instance, OrchestrationTurn turn, OrchestrationRuntimeStatus status)
    {
        if (status == OrchestrationRuntimeStatus.Failed)
        {
            var reason = turn.Report is { } report ? $"it is not deterministic: {DeterminismReportText.Finding(report)}" : turn.Failure?.ErrorMessage;
            WorkerLog.OrchestrationFailed(_logger, instance.Name, instance.InstanceId, reason);
        }
        else
        {
            WorkerLog.OrchestrationEnded(_logger, instance.Name, instance.InstanceId, status);
        }
    }

    private static void NoteTimers(InstanceSlot slot, List<StoredMessage> messages, OrchestrationTurn turn, CommitResult result)
    {
        if (slot.Timers is { Count: > 0 } timers)
        {
            foreach (var message in messages)
            {
                if (message.Event is TimerFiredEvent fired)
                {
                    timers.Remove(fired.TimerId);
                }
            }

            foreach (var cancelled in turn.CancelledTimers)
            {
                timers.Remove(cancelled);
            }
        }

        if (turn.ContinueAsNew is not null)
        {
            slot.Timers = null;
        }

        if (result.Timers is { } set)
        {
            slot.Timers ??= [];
            foreach (var (timer, sequence) in set)
            {
                slot.Timers[timer] = sequence;
            }
        }
    }

    private async ValueTask<TurnEnd> BlockAsync(InstanceSlot slot, InstanceRecord instance, OrchestrationTurn turn, List<StoredMessage> messages)
    {
        if (messages.Find(static m => m.Event is ExecutionTerminatedEvent) is { Event: ExecutionTerminatedEvent terminated })
        {
            return await TerminateAsync(slot, instance, terminated, messages).ConfigureAwait(false);
        }

        var failure = turn.Report?.ToFailureDetails() ?? turn.Failure;
        DurableTaskDiagnostics.OrchestrationHeld(instance.Name);
        WorkerLog.OrchestrationHeld(_logger, instance.Name, instance.InstanceId, turn.Report is { } report ? DeterminismReportText.Finding(report) : failure?.ErrorMessage);

        // A request to go on is answered by the attempt; kept, it would make the next message try again.
        var resumed = messages.FindAll(m => m.Event is ExecutionResumedEvent);
        messages.RemoveAll(m => m.Event is ExecutionResumedEvent);
        return await ParkAsync(slot, messages, failure, resumed).ConfigureAwait(false);
    }

    // Ends an orchestration without its orchestrator, which cannot be replayed or has not begun.
    private async ValueTask<TurnEnd> TerminateAsync(InstanceSlot slot, InstanceRecord instance, ExecutionTerminatedEvent terminated, List<StoredMessage> messages)
    {
        var history = await _store.LoadAsync(slot.Key).ConfigureAwait(false);
        var started = history?.Events.OfType<ExecutionStartedEvent>().FirstOrDefault();
        slot.Trace = started?.TraceContext;
        var now = _time.GetUtcNow().UtcDateTime;
        var children = terminated.Recurse ? await _store.GetChildrenAsync(instance.InstanceId).ConfigureAwait(false) : [];
        var turn = TerminationTurn.Create(instance, started, terminated, children, now);
        return await CommitAsync(slot, instance, turn, messages, now).ConfigureAwait(false);
    }

    // What arrives before a delayed start waits for it; only a termination takes effect at once.
    private async ValueTask<TurnEnd> BeforeStartAsync(InstanceSlot slot, InstanceRecord instance, List<StoredMessage> messages)
    {
        if (messages.Find(static m => m.Event is ExecutionTerminatedEvent) is { Event: ExecutionTerminatedEvent terminated })
        {
            return await TerminateAsync(slot, instance, terminated, messages).ConfigureAwait(false);
        }

        slot.Deferred = messages;
        return new TurnEnd { SetAside = messages };
    }

    private async ValueTask<TurnEnd> RejectAsync(InstanceSlot slot, InstanceRecord instance, List<StoredMessage> messages)
    {
        WorkerLog.VersionRejected(_logger, instance.Name, instance.InstanceId, instance.Version);
        slot.Forget();
        return await ParkAsync(slot, messages, null).ConfigureAwait(false);
    }

    // Leaves the messages in the store and out of memory. Results of activities exist in memory only, so those go into the inbox first.
    private async ValueTask<TurnEnd> ParkAsync(InstanceSlot slot, List<StoredMessage> messages, TaskFailureDetails? failure, List<StoredMessage>? consumed = null)
    {
        var results = messages.FindAll(m => m.Key.Source == MessageSource.Activity);
        if (slot.Instance is not { } instance || (results.Count == 0 && failure is null && consumed is null))
        {
            slot.Executor?.Dispose();
            slot.Executor = null;
            return new TurnEnd { Done = messages };
        }

        var commit = new InstanceCommit
        {
            InstanceKey = instance.Key,
            InstanceId = instance.InstanceId,
            Revision = instance.Revision,
            Generation = instance.Generation,
            Version = instance.Version,
            Consumed = consumed ?? [],
            Retained = results,
            Status = failure is null ? instance.Status : OrchestrationRuntimeStatus.Suspended,
            Failure = failure,
            Timestamp = _time.GetUtcNow().UtcDateTime,
        };
        var result = await _store.CommitAsync(commit).ConfigureAwait(false);
        if (result.Outcome != CommitOutcome.Committed)
        {
            var (waiting, gone) = await SortOutAsync(messages).ConfigureAwait(false);
            return Retry(slot, waiting) with { Done = gone };
        }

        slot.Forget();
        return new TurnEnd { Done = [.. messages, .. commit.Consumed] };
    }

    private async Task<(List<StoredMessage> Waiting, List<StoredMessage> Gone)> SortOutAsync(List<StoredMessage> messages)
    {
        var waiting = await _store.FindWaitingAsync(messages).ConfigureAwait(false);
        return (messages.FindAll(m => waiting.Contains(m.Key)), messages.FindAll(m => !waiting.Contains(m.Key)));
    }

    private static TurnEnd Retry(InstanceSlot slot, List<StoredMessage> messages)
    {
        slot.Forget();
        return new TurnEnd { Again = messages.ConvertAll(m => m with { Created = null }) };
    }
}
