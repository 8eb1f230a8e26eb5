using System.Globalization;
using Perdure.History;

namespace Perdure.Replay.Guard;

/// <summary>Puts history events and actions in words.</summary>
internal static class HistoryEventText
{
    private const int ShownLength = 160;

    /// <summary>Describes an action: what the orchestrator asked for.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The words.</returns>
    public static string Action(HistoryEvent action) => action switch
    {
        TaskScheduledEvent a => $"a call of activity '{a.Name}'{Version(a.Version)}{Input(a.Input)}",
        SubOrchestrationInstanceCreatedEvent a =>
            $"a call of sub-orchestration '{a.Name}'{Version(a.Version)} as instance '{a.InstanceId}'{Input(a.Input)}",
        TimerCreatedEvent a => $"a timer for {Time(a.FireAt)}",
        EventSentEvent a => $"event '{a.Name}' sent to instance '{a.InstanceId}'{Input(a.Input)}",
        EntityOperationCalledEvent a => $"a call of operation '{a.Operation}' of entity '{a.TargetInstanceId}'{Input(a.Input)}",
        EntityOperationSignaledEvent a => $"a signal '{a.Operation}' to entity '{a.TargetInstanceId}'{Input(a.Input)}",
        EntityLockRequestedEvent a => $"a lock of {string.Join(", ", a.LockSet)}",
        EntityUnlockSentEvent a => $"the release of entity '{a.TargetInstanceId}'",
        _ => action.GetType().Name,
    };

    /// <summary>Describes an event of the history in one line.</summary>
    /// <param name="e">The event.</param>
    /// <returns>The line.</returns>
    public static string Line(HistoryEvent e) => e switch
    {
        OrchestratorStartedEvent => $"turn at {Time(e.Timestamp)}",
        OrchestratorCompletedEvent => "end of turn",
        ExecutionStartedEvent s => $"started '{s.Name}'{Version(s.Version)}{Input(s.Input)}",
        ExecutionCompletedEvent c => $"ended: {c.Status}",
        ExecutionTerminatedEvent => "terminated",
        ExecutionSuspendedEvent => "suspended",
        ExecutionResumedEvent => "resumed",
        ExecutionRewoundEvent => "rewound",
        TaskCompletedEvent c => string.Create(CultureInfo.InvariantCulture, $"#{c.TaskScheduledId} completed{Result(c.Result)}"),
        TaskFailedEvent f => string.Create(CultureInfo.InvariantCulture, $"#{f.TaskScheduledId} failed: {Short(f.FailureDetails.ToString())}"),
        SubOrchestrationInstanceCompletedEvent c =>
            string.Create(CultureInfo.InvariantCulture, $"#{c.TaskScheduledId} completed{Result(c.Result)}"),
        SubOrchestrationInstanceFailedEvent f =>
            string.Create(CultureInfo.InvariantCulture, $"#{f.TaskScheduledId} failed: {Short(f.FailureDetails.ToString())}"),
        TimerFiredEvent f => string.Create(CultureInfo.InvariantCulture, $"#{f.TimerId} fired"),
        EventRaisedEvent r => $"event '{r.Name}' raised{Input(r.Input)}",
        EntityOperationCompletedEvent c => $"operation completed{Result(c.Output)}",
        EntityOperationFailedEvent f => $"operation failed: {Short(f.FailureDetails.ToString())}",
        EntityLockGrantedEvent => "lock granted",
        _ => string.Create(CultureInfo.InvariantCulture, $"#{e.EventId} {Action(e)}"),
    };

    /// <summary>Shortens a text for a message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its beginning.</returns>
    public static string Short(string text) =>
        text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");

    private static string Version(string? version) => string.IsNullOrEmpty(version) ? string.Empty : $" version '{version}'";

    private static string Input(string? input) => input is null ? string.Empty : $" with input {Short(input)}";

    private static string Result(string? result) => result is null ? string.Empty : $" with {Short(result)}";

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
