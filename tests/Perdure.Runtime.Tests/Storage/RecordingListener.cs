using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <summary>Notes what a store reports.</summary>
internal sealed class RecordingListener : IWorkListener
{
    public List<StoredMessage> Arrived { get; } = [];

    public List<DateTime> Scheduled { get; } = [];

    public void MessagesArrived(IReadOnlyList<StoredMessage> messages) => Arrived.AddRange(messages);

    public void MessageScheduled(DateTime dueAt) => Scheduled.Add(dueAt);

    public void StoreChanged()
    {
    }
}
