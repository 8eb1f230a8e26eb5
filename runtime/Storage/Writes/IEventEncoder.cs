using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>Brings events into the form in which a store keeps them. It is called on the thread of whoever writes, before the change waits for its turn.</summary>
internal interface IEventEncoder
{
    /// <summary>Encodes an event.</summary>
    /// <param name="historyEvent">The event.</param>
    /// <returns>Its forms.</returns>
    EncodedEvent Encode(HistoryEvent historyEvent);

    /// <summary>Encodes the events of a turn.</summary>
    /// <param name="events">The events.</param>
    /// <returns>Their forms.</returns>
    EncodedEvents Encode(IReadOnlyList<HistoryEvent> events);
}
