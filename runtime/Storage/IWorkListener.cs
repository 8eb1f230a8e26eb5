namespace Perdure.Storage;

/// <summary>Hears of work that came into the store by another way than the listener's own commits.</summary>
public interface IWorkListener
{
    /// <summary>Messages were stored, by a client of this process.</summary>
    /// <param name="messages">The messages, in order.</param>
    void MessagesArrived(IReadOnlyList<StoredMessage> messages);

    /// <summary>A message was put off.</summary>
    /// <param name="dueAt">When it becomes due, UTC.</param>
    void MessageScheduled(DateTime dueAt);

    /// <summary>Another process has written; what it was has to be looked up.</summary>
    void StoreChanged();
}
