using System.Globalization;
using Perdure.History;

namespace Perdure.Replay.Guard;

/// <summary>Compares what an orchestrator asks for on replay with what history holds at that place.</summary>
internal static class ActionComparer
{
    /// <summary>Compares all but the input.</summary>
    /// <param name="recorded">The event in history.</param>
    /// <param name="actual">The action of the replay.</param>
    /// <param name="targetIsGenerated">Whether the id of the target was made by the runtime rather than chosen by the orchestrator.</param>
    /// <returns>The first difference, or null.</returns>
    public static ActionDifference? Compare(HistoryEvent recorded, HistoryEvent actual, bool targetIsGenerated) =>
        recorded.GetType() != actual.GetType()
            ? new ActionDifference(true, "the kind of action", HistoryEventText.Action(recorded), HistoryEventText.Action(actual))
            : (recorded, actual) switch
            {
                (TaskScheduledEvent a, TaskScheduledEvent b) => Name(a.Name, b.Name) ?? Version(a.Version, b.Version),
                (SubOrchestrationInstanceCreatedEvent a, SubOrchestrationInstanceCreatedEvent b) =>
                    Name(a.Name, b.Name) ?? Version(a.Version, b.Version) ?? Instance(a.InstanceId, b.InstanceId, targetIsGenerated),
                (TimerCreatedEvent a, TimerCreatedEvent b) => Time("its due time", a.FireAt, b.FireAt),
                (EventSentEvent a, EventSentEvent b) => Name(a.Name, b.Name) ?? Text("its target", a.InstanceId, b.InstanceId),
                (EntityOperationCalledEvent a, EntityOperationCalledEvent b) =>
                    Name(a.Operation, b.Operation) ?? Text("its target", a.TargetInstanceId, b.TargetInstanceId),
                (EntityOperationSignaledEvent a, EntityOperationSignaledEvent b) =>
                    Name(a.Operation, b.Operation)
                    ?? Text("its target", a.TargetInstanceId, b.TargetInstanceId)
                    ?? Time("its time", a.ScheduledTime, b.ScheduledTime),
                (EntityLockRequestedEvent a, EntityLockRequestedEvent b) =>
                    Text("the entities to lock", string.Join(", ", a.LockSet), string.Join(", ", b.LockSet)),
                (EntityUnlockSentEvent a, EntityUnlockSentEvent b) => Text("its target", a.TargetInstanceId, b.TargetInstanceId),
                _ => null,
            };

    /// <summary>Gives the serialized input of an action.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The input; null also when the action has none.</returns>
    public static string? InputOf(HistoryEvent action) => action switch
    {
        TaskScheduledEvent a => a.Input,
        SubOrchestrationInstanceCreatedEvent a => a.Input,
        EventSentEvent a => a.Input,
        EntityOperationCalledEvent a => a.Input,
        EntityOperationSignaledEvent a => a.Input,
        _ => null,
    };

    private static ActionDifference? Name(string recorded, string actual) =>
        string.Equals(recorded, actual, StringComparison.OrdinalIgnoreCase)
            ? null
            : new ActionDifference(true, "its name", $"'{recorded}'", $"'{actual}'");

    private static ActionDifference? Version(string? recorded, string? actual) =>
        string.Equals(recorded ?? string.Empty, actual ?? string.Empty, StringComparison.OrdinalIgnoreCase)
            ? null
            : new ActionDifference(false, "its version", $"'{recorded}'", $"'{actual}'");

    // An id that the runtime made follows from how many identifiers were made before. That one more was made is harmless by itself:
    // the recorded id is used. An id that was chosen is part of what the orchestrator asks for.
    private static ActionDifference? Instance(string recorded, string actual, bool isGenerated) =>
        string.Equals(recorded, actual, StringComparison.Ordinal) || (isGenerated && Guid.TryParseExact(recorded, "N", out _))
            ? null
            : new ActionDifference(false, "its instance id", $"'{recorded}'", $"'{actual}'");

    private static ActionDifference? Text(string what, string? recorded, string? actual) =>
        string.Equals(recorded, actual, StringComparison.Ordinal)
            ? null
            : new ActionDifference(false, what, $"'{recorded}'", $"'{actual}'");

    private static ActionDifference? Time(string what, DateTime? recorded, DateTime? actual) =>
        recorded == actual
            ? null
            : new ActionDifference(
                false,
                what,
                recorded?.ToString("o", CultureInfo.InvariantCulture) ?? "none",
                actual?.ToString("o", CultureInfo.InvariantCulture) ?? "none");
}
