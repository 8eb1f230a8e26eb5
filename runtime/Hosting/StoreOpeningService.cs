using Microsoft.Extensions.Hosting;

namespace Perdure.Hosting;

/// <summary>Opens the store when the application starts, so that a store that cannot be used is reported then and not at the first request.</summary>
internal sealed class StoreOpeningService(IServiceProvider services) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => services.GetStore().OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
