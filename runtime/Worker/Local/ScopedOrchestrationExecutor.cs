using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Worker.Local;

/// <summary>An executor with the scope of services that its orchestrator lives in.</summary>
internal sealed class ScopedOrchestrationExecutor : IOrchestrationExecutor
{
    private readonly LazyServiceScope _scope;
    private readonly OrchestrationExecutor _executor;

    /// <summary>Initializes a new instance of the <see cref="ScopedOrchestrationExecutor"/> class.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">What executors of the worker have in common.</param>
    /// <param name="scopes">Makes the scope.</param>
    public ScopedOrchestrationExecutor(string instanceId, OrchestrationExecutorOptions options, IServiceScopeFactory scopes)
    {
        _scope = new LazyServiceScope(scopes);
        _executor = new OrchestrationExecutor(instanceId, options, _scope);
    }

    /// <inheritdoc/>
    public string InstanceId => _executor.InstanceId;

    /// <inheritdoc/>
    public int HistoryLength => _executor.HistoryLength;

    /// <inheritdoc/>
    public Action? LeftThread
    {
        get => _executor.LeftThread;
        set => _executor.LeftThread = value;
    }

    /// <inheritdoc/>
    public OrchestrationTurn? EndBroken() => _executor.EndBroken();

    /// <inheritdoc/>
    public OrchestrationTurn Execute(
        IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> newMessages, DateTime now, TraceContext? traceContext = null) =>
        _executor.Execute(past, newMessages, now, traceContext);

    /// <inheritdoc/>
    public void Dispose()
    {
        _executor.Dispose();
        var disposal = _scope.DisposeAsync();
        if (!disposal.IsCompletedSuccessfully)
        {
            _ = disposal.AsTask();
        }
    }
}
