using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Turns what a turn did into what the store is to change.</summary>
internal static class TurnCommits
{
    /// <summary>Makes the commit of a turn.</summary>
    /// <param name="instance">The orchestration before the turn.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="consumed">The messages that it took in.</param>
    /// <param name="now">The time of the turn, UTC.</param>
    /// <param name="timers">The messages of timers that have not fired, as far as they are known.</param>
    /// <returns>The commit.</returns>
    public static InstanceCommit For(
        InstanceRecord instance, OrchestrationTurn turn, IReadOnlyList<StoredMessage> consumed, DateTime now, Dictionary<int, long>? timers = null)
    {
        var next = turn.ContinueAsNew;
        return new InstanceCommit
        {
            InstanceKey = instance.Key,
            InstanceId = instance.InstanceId,
            Revision = instance.Revision,
            Consumed = consumed,
            Discarded = Discarded(turn, timers),
            NewEvents = next is null ? turn.NewEvents : [],
            ReplacesHistory = next is not null,
            Generation = instance.Generation + (next is null ? 0 : 1),
            Activities = Activities(turn, now),
            Messages = Messages(instance, turn, now),
            Status = next is null ? turn.Status : OrchestrationRuntimeStatus.Running,
            Timestamp = now,
            ExecutionId = next?.Start.ExecutionId,
            Version = next is null ? instance.Version : next.Start.Version,
            Input = next is null ? default : PayloadChange.To(next.Start.Input),
            Output = turn.Status.IsTerminal() ? PayloadChange.To(turn.Output) : default,
            CustomStatus = turn.CustomStatus == instance.Payloads?.CustomStatus ? default : PayloadChange.To(turn.CustomStatus),
            Failure = turn.Failure,
            ClearsFailure = turn.Failure is null && instance.Payloads?.Failure is not null,
        };
    }

    /// <summary>Describes the instance after a commit, so that the next turn need not read it.</summary>
    /// <param name="instance">The orchestration before the turn.</param>
    /// <param name="commit">The commit.</param>
    /// <returns>The orchestration after it.</returns>
    public static InstanceRecord After(InstanceRecord instance, InstanceCommit commit) => instance with
    {
        Status = commit.Status,
        Generation = commit.Generation,
        Revision = instance.Revision + 1,
        LastUpdatedAt = commit.Timestamp,
        ExecutionId = commit.ExecutionId ?? instance.ExecutionId,
        Version = commit.Version,
        HistoryEvents = (commit.ReplacesHistory ? 0 : instance.HistoryEvents) + commit.NewEvents.Count,
        Payloads = commit.CustomStatus.IsSet || commit.ClearsFailure || commit.Failure is not null
            ? (instance.Payloads ?? new InstancePayloads()) with
            {
                CustomStatus = commit.CustomStatus.IsSet ? commit.CustomStatus.Value : instance.Payloads?.CustomStatus,
                Failure = commit.Failure,
            }
            : instance.Payloads,
    };

    private static IReadOnlyList<MessageKey> Discarded(OrchestrationTurn turn, Dictionary<int, long>? timers)
    {
        if (timers is null)
        {
            return [];
        }

        var cancelled = turn.Status.IsTerminal() || turn.ContinueAsNew is not null ? timers.Keys : turn.CancelledTimers.Where(timers.ContainsKey);
        return [.. cancelled.Select(timer => new MessageKey(MessageSource.Scheduled, timers[timer]))];
    }

    private static IReadOnlyList<TaskScheduledEvent> Activities(OrchestrationTurn turn, DateTime now)
    {
        if (turn.Activities.Count == 0)
        {
            return [];
        }

        var activities = new TaskScheduledEvent[turn.Activities.Count];
        for (var i = 0; i < activities.Length; i++)
        {
            var a = turn.Activities[i];
            activities[i] = new TaskScheduledEvent(a.TaskId, now, a.Name, a.Version, a.Input, a.TraceContext, a.Tags);
        }

        return activities;
    }

    private static IReadOnlyList<MessageToDeliver> Messages(InstanceRecord instance, OrchestrationTurn turn, DateTime now)
    {
        var count = turn.Timers.Count + turn.SubOrchestrations.Count + turn.Messages.Count + turn.EntityMessages.Count;
        if (count == 0 && turn.ContinueAsNew is null)
        {
            return [];
        }

        var messages = new List<MessageToDeliver>(count);
        if (turn.ContinueAsNew is { } next)
        {
            messages.Add(new MessageToDeliver(instance.InstanceId, next.Start) { First = true });
            messages.AddRange(next.CarryOver.Select(e => new MessageToDeliver(instance.InstanceId, e) { First = true }));
        }
        else if (!turn.Status.IsTerminal())
        {
            foreach (var timer in turn.Timers)
            {
                messages.Add(new MessageToDeliver(instance.InstanceId, new TimerFiredEvent(-1, timer.FireAt, timer.FireAt, timer.TaskId))
                {
                    DueAt = timer.FireAt,
                    ForThisGeneration = true,
                });
            }
        }

        foreach (var child in turn.SubOrchestrations)
        {
            messages.Add(Child(instance, child, now));
        }

        foreach (var message in turn.Messages)
        {
            messages.Add(ToOrchestration(message, instance.InstanceId, now));
        }

        foreach (var message in turn.EntityMessages)
        {
            messages.Add(ToEntity(message));
        }

        return messages;
    }

    /// <summary>Addresses a message to an orchestration; one that starts an orchestration creates it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The instance that sends it.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>The message for the store.</returns>
    public static MessageToDeliver ToOrchestration(OutgoingMessage message, string sender, DateTime now) => message.Event is ExecutionStartedEvent start
        ? new MessageToDeliver(message.InstanceId, start) { Creation = Creation(message.InstanceId, start, null, now), DueAt = start.ScheduledStartTime }
        : new MessageToDeliver(message.InstanceId, message.Event) { ExecutionId = message.ExecutionId };

    /// <summary>Addresses a message to an entity.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The message for the store.</returns>
    public static MessageToDeliver ToEntity(EntityMessage message) => new(message.Target.ToString(), message.Event)
    {
        EntityName = message.Event is EntityUnlockSentEvent ? null : message.Target.Name,
        DueAt = message.Event switch
        {
            EntityOperationCalledEvent called => called.ScheduledTime,
            EntityOperationSignaledEvent signaled => signaled.ScheduledTime,
            _ => null,
        },
    };

    private static MessageToDeliver Child(InstanceRecord parent, SubOrchestrationRequest child, DateTime now)
    {
        var duplicate = new SubOrchestrationInstanceFailedEvent(
            -1,
            now,
            child.TaskId,
            new TaskFailureDetails(
                nameof(OrchestrationAlreadyExistsException),
                $"The sub-orchestration '{child.Start.Name}' was not started: an orchestration with the instance id '{child.InstanceId}' exists and has not ended. " +
                "Give the call another instance id in 'SubOrchestrationOptions', or none."));
        return new MessageToDeliver(child.InstanceId, child.Start)
        {
            Creation = Creation(child.InstanceId, child.Start, parent.InstanceId, now) with { DuplicateReply = duplicate },
        };
    }

    private static InstanceCreation Creation(string instanceId, ExecutionStartedEvent start, string? parent, DateTime now) => new()
    {
        InstanceId = instanceId,
        Name = start.Name,
        Version = start.Version,
        ExecutionId = start.ExecutionId,
        Input = start.Input,
        Tags = start.Tags,
        ParentInstanceId = parent,
        CreatedAt = now,
        StartAt = start.ScheduledStartTime,
        StartEvent = start,
    };
}
