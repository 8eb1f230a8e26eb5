using System.Text.Json;
using Perdure.History;

namespace Perdure.AspNetCore.Responses;

/// <summary>
/// The history as Durable Functions shows it: a call and its completion are one entry, what only the engine needs is left out.
/// </summary>
internal sealed class InstanceHistory(IReadOnlyList<HistoryEvent> events, bool showInput, bool showResults)
{
    public void Write(Utf8JsonWriter json)
    {
        var calls = events.Where(e => e.EventId >= 0).ToLookup(e => e.EventId);
        json.WriteStartArray("historyEvents");
        foreach (var entry in events)
        {
            WriteEntry(json, entry, calls);
        }

        json.WriteEndArray();
    }

    private void WriteEntry(Utf8JsonWriter json, HistoryEvent entry, ILookup<int, HistoryEvent> calls)
    {
        switch (entry)
        {
            case ExecutionStartedEvent started:
                Start(json, "ExecutionStarted", entry);
                json.WriteString("FunctionName", started.Name);
                Input(json, started.Input);
                break;
            case TaskCompletedEvent completed:
                Start(json, "TaskCompleted", entry);
                Call(json, calls[completed.TaskScheduledId]);
                Result(json, completed.Result);
                break;
            case TaskFailedEvent failed:
                Start(json, "TaskFailed", entry);
                Call(json, calls[failed.TaskScheduledId]);
                Failure(json, failed.FailureDetails);
                break;
            case SubOrchestrationInstanceCompletedEvent completed:
                Start(json, "SubOrchestrationInstanceCompleted", entry);
                Call(json, calls[completed.TaskScheduledId]);
                Result(json, completed.Result);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                Start(json, "SubOrchestrationInstanceFailed", entry);
                Call(json, calls[failed.TaskScheduledId]);
                Failure(json, failed.FailureDetails);
                break;
            case TimerCreatedEvent timer:
                Start(json, "TimerCreated", entry);
                json.WriteString("FireAt", HttpTime.Format(timer.FireAt));
                break;
            case TimerFiredEvent timer:
                Start(json, "TimerFired", entry);
                json.WriteString("FireAt", HttpTime.Format(timer.FireAt));
                break;
            case EventRaisedEvent raised:
                Start(json, "EventRaised", entry);
                json.WriteString("Name", raised.Name);
                Input(json, raised.Input);
                break;
            case EventSentEvent sent:
                Start(json, "EventSent", entry);
                json.WriteString("Name", sent.Name);
                json.WriteString("InstanceId", sent.InstanceId);
                break;
            case ExecutionCompletedEvent completed:
                Start(json, "ExecutionCompleted", entry);
                json.WriteString("OrchestrationStatus", completed.Status.ToString());
                Result(json, completed.Result);
                Failure(json, completed.FailureDetails);
                break;
            case ExecutionTerminatedEvent or ExecutionSuspendedEvent or ExecutionResumedEvent or ExecutionRewoundEvent:
                Start(json, entry.GetType().Name[..^"Event".Length], entry);
                break;
            default:
                return;
        }

        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, string type, HistoryEvent entry)
    {
        json.WriteStartObject();
        json.WriteString("EventType", type);
        json.WriteString("Timestamp", HttpTime.Format(entry.Timestamp));
    }

    private void Call(Utf8JsonWriter json, IEnumerable<HistoryEvent> calls)
    {
        foreach (var call in calls)
        {
            switch (call)
            {
                case TaskScheduledEvent task:
                    json.WriteString("FunctionName", task.Name);
                    json.WriteString("ScheduledTime", HttpTime.Format(task.Timestamp));
                    Input(json, task.Input);
                    return;
                case SubOrchestrationInstanceCreatedEvent child:
                    json.WriteString("FunctionName", child.Name);
                    json.WriteString("InstanceId", child.InstanceId);
                    json.WriteString("ScheduledTime", HttpTime.Format(child.Timestamp));
                    Input(json, child.Input);
                    return;
            }
        }
    }

    private void Input(Utf8JsonWriter json, string? input)
    {
        if (showInput)
        {
            StoredJson.Write(json, "Input", input);
        }
    }

    private void Result(Utf8JsonWriter json, string? result)
    {
        if (showResults)
        {
            StoredJson.Write(json, "Result", result);
        }
    }

    private static void Failure(Utf8JsonWriter json, TaskFailureDetails? failure)
    {
        if (failure is not null)
        {
            json.WriteString("Reason", failure.ErrorMessage);
            json.WriteString("Details", $"{failure.ErrorType}: {failure.ErrorMessage}");
        }
    }
}
