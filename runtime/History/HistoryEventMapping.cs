namespace Perdure.History;

/// <summary>Takes history events apart into fields and puts them together again.</summary>
internal static class HistoryEventMapping
{
    /// <summary>Takes an event apart.</summary>
    /// <param name="historyEvent">The event.</param>
    /// <returns>Its fields.</returns>
    /// <exception cref="NotSupportedException">The kind of event is not known.</exception>
    public static HistoryEventFields Disassemble(HistoryEvent historyEvent)
    {
        var fields = new HistoryEventFields { EventId = historyEvent.EventId, Timestamp = historyEvent.Timestamp };
        switch (historyEvent)
        {
            case ExecutionStartedEvent e:
                fields.Tag = "start";
                fields.Name = e.Name;
                fields.Version = e.Version;
                fields.Input = e.Input;
                fields.Instance = e.InstanceId;
                fields.Execution = e.ExecutionId;
                fields.Parent = e.Parent;
                fields.Due = e.ScheduledStartTime;
                fields.Trace = e.TraceContext;
                fields.Tags = e.Tags;
                break;
            case ExecutionCompletedEvent e:
                fields.Tag = "end";
                fields.Status = e.Status;
                fields.Result = e.Result;
                fields.Failure = e.FailureDetails;
                break;
            case ExecutionTerminatedEvent e:
                fields.Tag = "terminate";
                fields.Result = e.Output;
                fields.Recurse = e.Recurse;
                break;
            case ExecutionSuspendedEvent e:
                fields.Tag = "suspend";
                fields.Reason = e.Reason;
                break;
            case ExecutionResumedEvent e:
                fields.Tag = "resume";
                fields.Reason = e.Reason;
                break;
            case ExecutionRewoundEvent e:
                fields.Tag = "rewind";
                fields.Reason = e.Reason;
                break;
            case TaskScheduledEvent e:
                fields.Tag = "call";
                fields.Name = e.Name;
                fields.Version = e.Version;
                fields.Input = e.Input;
                fields.Trace = e.TraceContext;
                fields.Tags = e.Tags;
                break;
            case TaskCompletedEvent e:
                fields.Tag = "done";
                fields.Task = e.TaskScheduledId;
                fields.Result = e.Result;
                break;
            case TaskFailedEvent e:
                fields.Tag = "failed";
                fields.Task = e.TaskScheduledId;
                fields.Failure = e.FailureDetails;
                break;
            case SubOrchestrationInstanceCreatedEvent e:
                fields.Tag = "sub";
                fields.Instance = e.InstanceId;
                fields.Name = e.Name;
                fields.Version = e.Version;
                fields.Input = e.Input;
                fields.Trace = e.TraceContext;
                fields.Tags = e.Tags;
                break;
            case SubOrchestrationInstanceCompletedEvent e:
                fields.Tag = "subDone";
                fields.Task = e.TaskScheduledId;
                fields.Result = e.Result;
                break;
            case SubOrchestrationInstanceFailedEvent e:
                fields.Tag = "subFailed";
                fields.Task = e.TaskScheduledId;
                fields.Failure = e.FailureDetails;
                break;
            case TimerCreatedEvent e:
                fields.Tag = "timer";
                fields.Due = e.FireAt;
                break;
            case TimerFiredEvent e:
                fields.Tag = "fired";
                fields.Due = e.FireAt;
                fields.Task = e.TimerId;
                break;
            case OrchestratorStartedEvent:
                fields.Tag = "turn";
                break;
            case OrchestratorCompletedEvent:
                fields.Tag = "turnEnd";
                break;
            case EventSentEvent e:
                fields.Tag = "sent";
                fields.Instance = e.InstanceId;
                fields.Name = e.Name;
                fields.Input = e.Input;
                break;
            case EventRaisedEvent e:
                fields.Tag = "raised";
                fields.Name = e.Name;
                fields.Input = e.Input;
                break;
            case EntityOperationSignaledEvent e:
                fields.Tag = "signal";
                fields.Request = e.RequestId;
                fields.Name = e.Operation;
                fields.Input = e.Input;
                fields.Due = e.ScheduledTime;
                fields.Target = e.TargetInstanceId;
                break;
            case EntityOperationCalledEvent e:
                fields.Tag = "op";
                fields.Request = e.RequestId;
                fields.Name = e.Operation;
                fields.Input = e.Input;
                fields.Due = e.ScheduledTime;
                fields.Owner = e.ParentInstanceId;
                fields.OwnerExecution = e.ParentExecutionId;
                fields.Target = e.TargetInstanceId;
                break;
            case EntityLockRequestedEvent e:
                fields.Tag = "lock";
                fields.Request = e.CriticalSectionId;
                fields.Locks = e.LockSet;
                fields.Position = e.Position;
                fields.Owner = e.ParentInstanceId;
                fields.OwnerExecution = e.ParentExecutionId;
                break;
            case EntityLockGrantedEvent e:
                fields.Tag = "locked";
                fields.Request = e.CriticalSectionId;
                break;
            case EntityUnlockSentEvent e:
                fields.Tag = "unlock";
                fields.Request = e.CriticalSectionId;
                fields.Owner = e.ParentInstanceId;
                fields.Target = e.TargetInstanceId;
                break;
            case EntityOperationCompletedEvent e:
                fields.Tag = "opDone";
                fields.Request = e.RequestId;
                fields.Result = e.Output;
                break;
            case EntityOperationFailedEvent e:
                fields.Tag = "opFailed";
                fields.Request = e.RequestId;
                fields.Failure = e.FailureDetails;
                break;
            default:
                throw new NotSupportedException($"History events of the kind '{historyEvent.GetType().Name}' cannot be stored.");
        }

        return fields;
    }

    /// <summary>Puts an event together.</summary>
    /// <param name="f">Its fields.</param>
    /// <returns>The event.</returns>
    /// <exception cref="FormatException">The kind is not known, or a field is missing.</exception>
    public static HistoryEvent Assemble(in HistoryEventFields f)
    {
        return f.Tag switch
        {
            "start" => new ExecutionStartedEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Name, "name"),
                f.Version,
                f.Input,
                Required(f.Instance, "instance"),
                Required(f.Execution, "execution"),
                f.Parent,
                f.Due,
                f.Trace,
                f.Tags),
            "end" => new ExecutionCompletedEvent(f.EventId, f.Timestamp, Required(f.Status, "status"), f.Result, f.Failure),
            "terminate" => new ExecutionTerminatedEvent(f.EventId, f.Timestamp, f.Result, f.Recurse is true),
            "suspend" => new ExecutionSuspendedEvent(f.EventId, f.Timestamp, f.Reason),
            "resume" => new ExecutionResumedEvent(f.EventId, f.Timestamp, f.Reason),
            "rewind" => new ExecutionRewoundEvent(f.EventId, f.Timestamp, f.Reason),
            "call" => new TaskScheduledEvent(f.EventId, f.Timestamp, Required(f.Name, "name"), f.Version, f.Input, f.Trace, f.Tags),
            "done" => new TaskCompletedEvent(f.EventId, f.Timestamp, Required(f.Task, "task"), f.Result),
            "failed" => new TaskFailedEvent(f.EventId, f.Timestamp, Required(f.Task, "task"), Required(f.Failure, "failure")),
            "sub" => new SubOrchestrationInstanceCreatedEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Instance, "instance"),
                Required(f.Name, "name"),
                f.Version,
                f.Input,
                f.Trace,
                f.Tags),
            "subDone" => new SubOrchestrationInstanceCompletedEvent(f.EventId, f.Timestamp, Required(f.Task, "task"), f.Result),
            "subFailed" => new SubOrchestrationInstanceFailedEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Task, "task"),
                Required(f.Failure, "failure")),
            "timer" => new TimerCreatedEvent(f.EventId, f.Timestamp, Required(f.Due, "due")),
            "fired" => new TimerFiredEvent(f.EventId, f.Timestamp, Required(f.Due, "due"), Required(f.Task, "task")),
            "turn" => new OrchestratorStartedEvent(f.EventId, f.Timestamp),
            "turnEnd" => new OrchestratorCompletedEvent(f.EventId, f.Timestamp),
            "sent" => new EventSentEvent(f.EventId, f.Timestamp, Required(f.Instance, "instance"), Required(f.Name, "name"), f.Input),
            "raised" => new EventRaisedEvent(f.EventId, f.Timestamp, Required(f.Name, "name"), f.Input),
            "signal" => new EntityOperationSignaledEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Request, "request"),
                Required(f.Name, "name"),
                f.Input,
                f.Due,
                f.Target),
            "op" => new EntityOperationCalledEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Request, "request"),
                Required(f.Name, "name"),
                f.Input,
                f.Due,
                f.Owner,
                f.OwnerExecution,
                f.Target),
            "lock" => new EntityLockRequestedEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Request, "request"),
                Required(f.Locks, "locks"),
                Required(f.Position, "position"),
                f.Owner,
                f.OwnerExecution),
            "locked" => new EntityLockGrantedEvent(f.EventId, f.Timestamp, Required(f.Request, "request")),
            "unlock" => new EntityUnlockSentEvent(f.EventId, f.Timestamp, Required(f.Request, "request"), f.Owner, f.Target),
            "opDone" => new EntityOperationCompletedEvent(f.EventId, f.Timestamp, Required(f.Request, "request"), f.Result),
            "opFailed" => new EntityOperationFailedEvent(
                f.EventId,
                f.Timestamp,
                Required(f.Request, "request"),
                Required(f.Failure, "failure")),
            null => throw new FormatException("A history event lacks its kind, the property 't'."),
            var tag => throw new FormatException(
                $"History events of the kind '{tag}' are not known to this version. A newer version may have written them."),
        };
    }

    private static T Required<T>(T? value, string name)
        where T : class => value ?? throw new FormatException($"A history event lacks the property '{name}'.");

    private static T Required<T>(T? value, string name)
        where T : struct => value ?? throw new FormatException($"A history event lacks the property '{name}'.");
}
