using Perdure.History;

namespace Perdure.Replay;

/// <summary>Operations of one entity, to be run one after the other.</summary>
/// <param name="Id">The entity.</param>
/// <param name="State">Its serialized state; null when it does not exist.</param>
/// <param name="Operations">The operations: <see cref="History.EntityOperationCalledEvent"/> and
/// <see cref="History.EntityOperationSignaledEvent"/>, in their order.</param>
public sealed record EntityBatch(EntityInstanceId Id, string? State, IReadOnlyList<HistoryEvent> Operations);
