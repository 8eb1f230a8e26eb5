using Perdure.History;
using Perdure.Storage.Writes;

namespace Perdure.Storage.Sqlite;

/// <summary>Serializes events.</summary>
internal sealed class JsonEventEncoder : IEventEncoder
{
    /// <inheritdoc/>
    public EncodedEvent Encode(HistoryEvent historyEvent) => new(historyEvent, HistoryEventJson.Serialize(historyEvent));

    /// <inheritdoc/>
    public EncodedEvents Encode(IReadOnlyList<HistoryEvent> events) => new(events, events.Count == 0 ? null : HistoryEventJson.SerializeList(events));
}
