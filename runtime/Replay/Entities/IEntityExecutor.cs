namespace Perdure.Replay;

/// <summary>Runs operations of entities. It knows no store: a batch is a function of the state and the operations. Safe for use by
/// several threads at a time.</summary>
public interface IEntityExecutor
{
    /// <summary>Runs operations.</summary>
    /// <param name="batch">The entity, its state and the operations.</param>
    /// <param name="services">Gives what the entity's constructor asks for: a scope of this batch.</param>
    /// <param name="now">The present time, UTC: the timestamp of replies.</param>
    /// <param name="cancellation">Ends the batch after the operation that is being run: the result then has fewer results.</param>
    /// <returns>What they did.</returns>
    Task<EntityBatchResult> ExecuteAsync(
        EntityBatch batch, IServiceProvider services, DateTime now, CancellationToken cancellation = default);
}
