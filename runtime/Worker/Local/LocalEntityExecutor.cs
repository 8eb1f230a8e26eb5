using Microsoft.Extensions.DependencyInjection;
using Perdure.Replay;

namespace Perdure.Worker.Local;

/// <summary>Runs operations of entities that are registered in this process.</summary>
internal sealed class LocalEntityExecutor(IEntityExecutor executor, IServiceScopeFactory scopes) : IEntityBatchExecutor
{
    /// <inheritdoc/>
    public async Task<EntityBatchResult> ExecuteAsync(EntityBatch batch, DateTime now, CancellationToken cancellationToken)
    {
        await using var scope = new LazyServiceScope(scopes);
        return await executor.ExecuteAsync(batch, scope, now, cancellationToken).ConfigureAwait(false);
    }
}
