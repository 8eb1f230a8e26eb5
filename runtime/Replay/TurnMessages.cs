using Perdure.History;

namespace Perdure.Replay;

/// <summary>What the messages of a turn say about the turn itself.</summary>
internal static class TurnMessages
{
    /// <summary>Finds the start of the orchestration.</summary>
    /// <param name="events">A history, or messages.</param>
    /// <returns>The first start, if any.</returns>
    public static ExecutionStartedEvent? FindStart(IReadOnlyList<HistoryEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is ExecutionStartedEvent start)
            {
                return start;
            }
        }

        return null;
    }

    /// <summary>Puts the start before all else: an event may be raised on a pending instance and stand before it. An instance starts once.</summary>
    /// <param name="messages">The messages in the order in which they came.</param>
    /// <param name="isStarted">Whether an earlier turn has had the start.</param>
    /// <returns>The messages in the order in which they are processed.</returns>
    public static IReadOnlyList<HistoryEvent> StartFirst(IReadOnlyList<HistoryEvent> messages, bool isStarted)
    {
        var hasOtherStart = false;
        for (var i = 0; i < messages.Count && !hasOtherStart; i++)
        {
            hasOtherStart = messages[i] is ExecutionStartedEvent && (i > 0 || isStarted);
        }

        if (!hasOtherStart)
        {
            return messages;
        }

        var ordered = messages.Where(message => message is not ExecutionStartedEvent);
        return !isStarted && FindStart(messages) is { } start ? [start, .. ordered] : [.. ordered];
    }

    /// <summary>The time that a turn shows to the orchestrator.</summary>
    /// <param name="messages">The messages of the turn.</param>
    /// <param name="previous">The time of the turn before, in UTC.</param>
    /// <param name="now">The time of the clock, in UTC.</param>
    /// <returns>The latest of these and of what the messages say, in UTC.</returns>
    public static DateTime Time(IReadOnlyList<HistoryEvent> messages, DateTime previous, DateTime now)
    {
        // Time does not run backwards, not before the start either, and whoever waited for a timer finds that its time has come.
        var time = now > previous ? now : previous;
        for (var i = 0; i < messages.Count; i++)
        {
            var earliest = messages[i] switch
            {
                TimerFiredEvent fired => fired.FireAt,
                ExecutionStartedEvent started => started.Timestamp,
                _ => time,
            };
            time = earliest > time ? earliest : time;
        }

        return DateTime.SpecifyKind(time, DateTimeKind.Utc);
    }
}
