using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Perdure.Storage;
using Perdure.Worker;

namespace Perdure.Hosting;

/// <summary>Tells whether the store can be read, and whether this process works on it or stands by.</summary>
internal sealed class DurableTaskHealthCheck(IServiceProvider services) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var store = services.GetStore();
        try
        {
            await store.OpenAsync(cancellationToken).ConfigureAwait(false);
            await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OrchestrationStoreException or ObjectDisposedException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }

        return HealthCheckResult.Healthy(services.GetService<DurableTaskWorker>() switch
        {
            null => $"The store ({store.Description}) can be used.",
            { IsWorking: true } => $"The worker is at work on the store ({store.Description}).",
            _ => $"The worker stands by: another one is at work on the store ({store.Description}).",
        });
    }
}
