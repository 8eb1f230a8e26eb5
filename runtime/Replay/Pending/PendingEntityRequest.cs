namespace Perdure.Replay.Pending;

/// <summary>A call of an entity, or a request for a lock, that has not been answered.</summary>
/// <param name="Call">Whose task completes with the answer.</param>
/// <param name="Entity">The entity that is called; null for a lock.</param>
internal sealed record PendingEntityRequest(IPendingCall Call, EntityInstanceId? Entity);
