using Microsoft.Extensions.DependencyInjection;
using Perdure.Replay;

namespace Perdure.Worker.Local;

/// <summary>Runs turns of orchestrators that are registered in this process.</summary>
internal sealed class LocalTurnExecutor(OrchestrationExecutorOptions options, IServiceScopeFactory scopes) : IOrchestrationTurnExecutor
{
    /// <inheritdoc/>
    public ValueTask<OrchestrationTurn> ExecuteAsync(OrchestrationWorkItem workItem, CancellationToken cancellationToken)
    {
        workItem.Executor ??= new ScopedOrchestrationExecutor(workItem.Instance.InstanceId, options, scopes);
        return new ValueTask<OrchestrationTurn>(workItem.Executor.Execute(workItem.Past, workItem.NewMessages, workItem.Now, workItem.TraceContext));
    }
}
