using Microsoft.Extensions.Hosting;
using Perdure.Worker;

namespace Perdure.Hosting;

/// <summary>Starts and stops the worker with the application.</summary>
internal sealed class DurableTaskWorkerService(DurableTaskWorker worker) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => worker.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => worker.StopAsync(cancellationToken);
}
