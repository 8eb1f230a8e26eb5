using System.Globalization;
using Perdure.History;
using Perdure.Replay.Guard;
using Perdure.Replay.Pending;

namespace Perdure.Replay;

/// <summary>Puts what a turn did into data for the store.</summary>
/// <param name="session">The session.</param>
/// <param name="messages">The messages that the turn took.</param>
internal sealed class TurnBuilder(OrchestrationSession session, IReadOnlyList<HistoryEvent> messages)
{
    private readonly List<HistoryEvent> _events = [];
    private List<ActivityRequest>? _activities;
    private List<TimerRequest>? _timers;
    private List<SubOrchestrationRequest>? _subOrchestrations;
    private List<OutgoingMessage>? _messages;
    private List<EntityMessage>? _entityMessages;

    private DateTime Now => session.CurrentUtcDateTime;

    /// <summary>A turn after which the generation goes on.</summary>
    /// <param name="isSuspended">Whether it is suspended: then what it has asked for waits until it is resumed.</param>
    /// <returns>The turn.</returns>
    public OrchestrationTurn Continue(bool isSuspended)
    {
        AddReceived();
        if (!isSuspended)
        {
            EmitActions(keepsTimers: true);
        }

        return Turn(
            isSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
            canContinue: true,
            session.CancelledTimers.Count == 0 ? [] : [.. session.CancelledTimers]);
    }

    /// <summary>A turn that ends the generation.</summary>
    /// <param name="completion">How.</param>
    /// <param name="leftOver">The messages that came after its end.</param>
    /// <param name="terminatesChildren">Whether its sub-orchestrations are to end as well.</param>
    /// <returns>The turn.</returns>
    public OrchestrationTurn Complete(Completion completion, IReadOnlyList<HistoryEvent> leftOver, bool terminatesChildren)
    {
        var openTimers = session.OpenCalls.OfType<PendingTimer>().Select(timer => timer.Action.EventId);
        int[] cancelled = [.. session.CancelledTimers, .. openTimers];
        WarnOfUnawaitedCalls(completion);
        AddReceived();
        EmitActions(keepsTimers: false);
        _events.Add(new ExecutionCompletedEvent(session.Log.NextId, Now, completion.Status, completion.Output, completion.Failure));
        if (completion.Status == OrchestrationRuntimeStatus.ContinuedAsNew)
        {
            return Turn(OrchestrationRuntimeStatus.Running) with
            {
                CancelledTimers = cancelled,
                ContinueAsNew = NextGeneration(completion.Output, leftOver),
            };
        }

        if (terminatesChildren)
        {
            TerminateChildren();
        }

        AnswerParent(completion);
        return Turn(completion.Status) with
        {
            CancelledTimers = cancelled,
            Output = completion.Output,
            Failure = completion.Failure,
        };
    }

    /// <summary>A turn on which the guard found a violation, for which the instance is held.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The turn.</returns>
    public OrchestrationTurn Block(DeterminismReport report) => new()
    {
        Outcome = TurnOutcome.Block,
        Status = OrchestrationRuntimeStatus.Suspended,
        CustomStatus = session.CustomStatus,
        Failure = report.ToFailureDetails(),
        Report = report,
        Warnings = [.. session.Warnings],
    };

    /// <summary>A turn on which the guard found a violation, for which the instance fails.</summary>
    /// <param name="report">The report.</param>
    /// <param name="unlocks">Releases what the instance has locked.</param>
    /// <returns>The turn.</returns>
    public OrchestrationTurn Fail(DeterminismReport report, IReadOnlyList<EntityMessage> unlocks)
    {
        var failure = report.ToFailureDetails();
        AddReceived();
        _events.Add(new ExecutionCompletedEvent(
            session.Log.NextId, Now, OrchestrationRuntimeStatus.Failed, null, failure));
        AnswerParent(new Completion(OrchestrationRuntimeStatus.Failed, null, failure));
        return Turn(OrchestrationRuntimeStatus.Failed) with { Failure = failure, Report = report, EntityMessages = unlocks };
    }

    private OrchestrationTurn Turn(OrchestrationRuntimeStatus status, bool canContinue = false, int[]? cancelledTimers = null) => new()
    {
        Outcome = TurnOutcome.Commit,
        CanContinue = canContinue,
        NewEvents = _events,
        Activities = _activities ?? (IReadOnlyList<ActivityRequest>)[],
        Timers = _timers ?? (IReadOnlyList<TimerRequest>)[],
        SubOrchestrations = _subOrchestrations ?? (IReadOnlyList<SubOrchestrationRequest>)[],
        Messages = _messages ?? (IReadOnlyList<OutgoingMessage>)[],
        EntityMessages = _entityMessages ?? (IReadOnlyList<EntityMessage>)[],
        CancelledTimers = cancelledTimers ?? [],
        Status = status,
        CustomStatus = session.CustomStatus,
        Warnings = session.Warnings.Count == 0 ? [] : [.. session.Warnings],
    };

    private void AddReceived()
    {
        _events.Capacity = messages.Count + session.Log.Unsent.Count + 2;
        _events.Add(new OrchestratorStartedEvent(-1, Now));
        for (var i = 0; i < messages.Count; i++)
        {
            _events.Add(messages[i]);
        }
    }

    private void EmitActions(bool keepsTimers)
    {
        for (var i = 0; i < session.Log.Unsent.Count; i++)
        {
            var action = session.Log.Unsent[i];
            _events.Add(action);
            switch (action)
            {
                case TaskScheduledEvent e:
                    (_activities ??= []).Add(new ActivityRequest(e.EventId, e.Name, e.Version, e.Input, e.Tags, e.TraceContext));
                    break;
                case TimerCreatedEvent e when keepsTimers && session.IsOpen(e.EventId):
                    (_timers ??= []).Add(new TimerRequest(e.EventId, e.FireAt));
                    break;
                case SubOrchestrationInstanceCreatedEvent e:
                    (_subOrchestrations ??= []).Add(new SubOrchestrationRequest(e.EventId, e.InstanceId, StartOf(e)));
                    break;
                case EventSentEvent e:
                    (_messages ??= []).Add(new OutgoingMessage(e.InstanceId, new EventRaisedEvent(-1, Now, e.Name, e.Input)));
                    break;
                default:
                    EmitToEntity(action);
                    break;
            }
        }
    }

    private void EmitToEntity(HistoryEvent action)
    {
        var target = action switch
        {
            EntityOperationCalledEvent e => e.TargetInstanceId,
            EntityOperationSignaledEvent e => e.TargetInstanceId,
            EntityLockRequestedEvent e => e.LockSet[0],
            EntityUnlockSentEvent e => e.TargetInstanceId,
            _ => null,
        };
        if (target is not null)
        {
            (_entityMessages ??= []).Add(new EntityMessage(EntityInstanceId.FromString(target), action));
        }
    }

    private ExecutionStartedEvent StartOf(SubOrchestrationInstanceCreatedEvent created) => new(
        -1,
        Now,
        created.Name,
        created.Version,
        created.Input,
        created.InstanceId,
        ExecutionIdAfter($"{session.Start.ExecutionId}:{created.EventId.ToString("x4", CultureInfo.InvariantCulture)}"),
        new ParentInstance(
            created.EventId, session.Start.Name, session.Start.Version, session.Start.InstanceId, session.Start.ExecutionId),
        null,
        created.TraceContext,
        created.Tags);

    private NextGeneration NextGeneration(string? input, IReadOnlyList<HistoryEvent> leftOver)
    {
        var options = session.ContinueAsNew!;
        var start = session.Start with
        {
            // However coarse the clock is, no generation has the time of the one before: it would make the same identifiers again.
            Timestamp = Now.AddTicks(1),
            Input = input,
            Version = options.NewVersion is { } version ? version.Version : session.Start.Version,
            ExecutionId = ExecutionIdAfter(session.Start.ExecutionId),
            ScheduledStartTime = null,
            TraceContext = session.Start.TraceContext?.AboveSpan(),
        };
        IEnumerable<HistoryEvent> unclaimed = options.PreservesEvents ? session.Events.Unclaimed() : [];
        var later = leftOver.Where(message => message
            is EventRaisedEvent or ExecutionSuspendedEvent or ExecutionResumedEvent or ExecutionTerminatedEvent);
        return new NextGeneration(start, [.. unclaimed, .. later]);
    }

    // Made of the present one, so that the turn stays a function of its history and messages.
    private static string ExecutionIdAfter(string executionId) =>
        DeterministicGuid.Create(executionId).ToString("N", CultureInfo.InvariantCulture);

    private void AnswerParent(Completion completion)
    {
        if (session.Start.Parent is not { } parent)
        {
            return;
        }

        HistoryEvent answer = completion.Status == OrchestrationRuntimeStatus.Completed
            ? new SubOrchestrationInstanceCompletedEvent(-1, Now, parent.TaskScheduledId, completion.Output)
            : new SubOrchestrationInstanceFailedEvent(
                -1, Now, parent.TaskScheduledId, completion.Failure ?? Terminated(session.Start.InstanceId, completion.Output));
        (_messages ??= []).Add(new OutgoingMessage(parent.InstanceId, answer, parent.ExecutionId));
    }

    private static TaskFailureDetails Terminated(string instanceId, string? output) => new(
        "OrchestrationTerminated",
        output is null
            ? $"The sub-orchestration '{instanceId}' was terminated."
            : $"The sub-orchestration '{instanceId}' was terminated with {HistoryEventText.Short(output)}.");

    private void TerminateChildren()
    {
        foreach (var child in session.Children)
        {
            (_messages ??= []).Add(new OutgoingMessage(child, new ExecutionTerminatedEvent(-1, Now, null, true)));
        }
    }

    private void WarnOfUnawaitedCalls(Completion completion)
    {
        if (completion.Status is not (OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.ContinuedAsNew))
        {
            return;
        }

        foreach (var call in session.OpenCalls)
        {
            if (call is not PendingTimer)
            {
                session.Warn(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The orchestrator returned while action #{call.Action.EventId}, {HistoryEventText.Action(call.Action)}, was still running: its result is dropped. Await its task before returning (rule PDR0307)."));
            }
        }
    }
}
