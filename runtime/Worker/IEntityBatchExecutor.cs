using Perdure.Replay;

namespace Perdure.Worker;

/// <summary>Runs batches of entity operations: in this process, or by asking another one.</summary>
public interface IEntityBatchExecutor
{
    /// <summary>Runs operations.</summary>
    /// <param name="batch">The entity, its state and the operations.</param>
    /// <param name="now">The present time, UTC.</param>
    /// <param name="cancellationToken">The worker is being shut down; the batch then ends early.</param>
    /// <returns>What they did. Nothing of it has happened until it is committed.</returns>
    Task<EntityBatchResult> ExecuteAsync(EntityBatch batch, DateTime now, CancellationToken cancellationToken);
}
