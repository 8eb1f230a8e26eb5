using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>What a write has delivered; starts over when the write is applied again after a rollback.</summary>
internal sealed class DeliveryLog
{
    private List<StoredMessage>? _messages;
    private List<string>? _changed;

    /// <summary>Gets the messages that wait in inboxes now, in order.</summary>
    public IReadOnlyList<StoredMessage> Messages => _messages ?? (IReadOnlyList<StoredMessage>)[];

    /// <summary>Gets the timers that were set; null for none.</summary>
    public List<KeyValuePair<int, long>>? Timers { get; private set; }

    /// <summary>Gets the ids of orchestrations whose status has changed.</summary>
    public IReadOnlyList<string> Changed => _changed ?? (IReadOnlyList<string>)[];

    /// <summary>Gets when the first message that was put off becomes due.</summary>
    public DateTime? NextDueAt { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _messages = null;
        _changed = null;
        Timers = null;
        NextDueAt = null;
    }

    /// <summary>Notes that a message was put into an inbox.</summary>
    /// <param name="message">The message.</param>
    public void Delivered(StoredMessage message) => (_messages ??= []).Add(message);

    /// <summary>Notes that the status of an orchestration has changed.</summary>
    /// <param name="instanceId">The orchestration.</param>
    public void StatusChanged(string instanceId) => (_changed ??= []).Add(instanceId);

    /// <summary>Turns the order of the last messages round.</summary>
    /// <param name="start">The first of them.</param>
    public void ReverseMessages(int start) => _messages?.Reverse(start, _messages.Count - start);

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
