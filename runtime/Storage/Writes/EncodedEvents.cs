using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>The events of a turn in the forms in which a store keeps them.</summary>
/// <param name="Events">The events.</param>
/// <param name="Json">The events, serialized; null in a store that keeps objects.</param>
internal readonly record struct EncodedEvents(IReadOnlyList<HistoryEvent> Events, byte[]? Json);
