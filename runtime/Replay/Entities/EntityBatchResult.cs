namespace Perdure.Replay;

/// <summary>What a batch of operations did, as data for the store: commit it all or nothing.</summary>
/// <param name="State">The serialized state after the last operation; null when the entity does not exist any longer.</param>
/// <param name="Results">What became of each operation, in their order. When there are fewer than operations, the rest has not been run
/// and is to be run in a later batch.</param>
/// <param name="Messages">Replies to callers and starts of orchestrations, in their order. A message with an
/// <see cref="History.ExecutionStartedEvent"/> starts an instance.</param>
/// <param name="EntityMessages">Signals to entities, in their order.</param>
public sealed record EntityBatchResult(
    string? State,
    IReadOnlyList<EntityOperationResult> Results,
    IReadOnlyList<OutgoingMessage> Messages,
    IReadOnlyList<EntityMessage> EntityMessages);
