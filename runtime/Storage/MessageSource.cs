namespace Perdure.Storage;

/// <summary>Where a message waits until a turn consumes it.</summary>
public enum MessageSource
{
    /// <summary>The inbox of its instance.</summary>
    Inbox,

    /// <summary>Among the messages that become due at a certain time: timers, delayed starts, delayed signals.</summary>
    Scheduled,

    /// <summary>The message is the result of an activity; it is not stored before a turn consumes it, and until then the activity is.</summary>
    Activity,
}
