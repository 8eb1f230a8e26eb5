using Microsoft.Extensions.DependencyInjection;

namespace Perdure.Worker.Local;

/// <summary>A scope of services that comes into being when the first service is asked for: tasks that ask for none, as functions do, have none.</summary>
/// <param name="scopes">Makes the scope.</param>
internal sealed class LazyServiceScope(IServiceScopeFactory scopes) : IKeyedServiceProvider, IAsyncDisposable
{
    private readonly object _gate = new();
    private AsyncServiceScope? _scope;
    private bool _isDisposed;

    private IKeyedServiceProvider Keyed => Services as IKeyedServiceProvider
        ?? throw new InvalidOperationException("The container of this application does not support keyed services.");

    private IServiceProvider Services
    {
        get
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, typeof(IServiceProvider));
                _scope ??= scopes.CreateAsyncScope();
                return _scope.Value.ServiceProvider;
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => Services.GetService(serviceType);

    /// <inheritdoc/>
    public object? GetKeyedService(Type serviceType, object? serviceKey) => Keyed.GetKeyedService(serviceType, serviceKey);

    /// <inheritdoc/>
    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Keyed.GetRequiredKeyedService(serviceType, serviceKey);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
            return _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
        }
    }
}
