using Perdure.History;
using Perdure.Storage.Writes;

namespace Perdure.Storage.Memory;

/// <summary>Keeps events as the objects that they are.</summary>
internal sealed class ObjectEventEncoder : IEventEncoder
{
    /// <inheritdoc/>
    public EncodedEvent Encode(HistoryEvent historyEvent) => new(historyEvent, null);

    /// <inheritdoc/>
    public EncodedEvents Encode(IReadOnlyList<HistoryEvent> events) => new(events, null);
}
