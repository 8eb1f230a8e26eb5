using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>An event in the forms in which a store keeps it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Json">The event, serialized; null in a store that keeps objects.</param>
internal readonly record struct EncodedEvent(HistoryEvent Event, byte[]? Json);
