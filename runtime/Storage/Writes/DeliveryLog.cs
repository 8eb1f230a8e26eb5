using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>What a write has delivered; starts over when the write is applied again after a rollback.</summary>
internal sealed class DeliveryLog
{
    /// <summary>Gets the messages that wait in inboxes now, in order.</summary>
    public List<StoredMessage> Messages { get; } = [];

    /// <summary>Gets the activities that are to be run, in order.</summary>
    public List<StoredActivity> Activities { get; } = [];

    /// <summary>Gets the timers that were set; null for none.</summary>
    public List<KeyValuePair<int, long>>? Timers { get; private set; }

    /// <summary>Gets the ids of orchestrations whose status has changed.</summary>
    public List<string> Changed { get; } = [];

    /// <summary>Gets or sets when the first message that was put off becomes due.</summary>
    public DateTime? NextDueAt { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Messages.Clear();
        Activities.Clear();
        Changed.Clear();
        Timers = null;
        NextDueAt = null;
    }

    /// <summary>Notes that a message was put off.</summary>
    /// <param name="dueAt">When it becomes due, UTC.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="message">The message.</param>
    public void Scheduled(DateTime dueAt, long sequence, HistoryEvent message)
    {
        if (NextDueAt is null || dueAt < NextDueAt)
        {
            NextDueAt = dueAt;
        }

        if (message is TimerFiredEvent timer)
        {
            (Timers ??= []).Add(new KeyValuePair<int, long>(timer.TimerId, sequence));
        }
    }
}
