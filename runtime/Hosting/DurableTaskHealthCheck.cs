using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Perdure.Storage;
using Perdure.Worker;

namespace Perdure.Hosting;

/// <summary>Tells whether the stores can be read, and whether this process works on them or stands by.</summary>
internal sealed class DurableTaskHealthCheck(IServiceProvider services, IEnumerable<WorkerName> workers, IEnumerable<ClientName> clients) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reports = new List<string>();
        var names = workers.Select(worker => worker.Name).Concat(clients.Select(client => client.Name)).Distinct();
        foreach (var group in names.GroupBy(services.GetStore))
        {
            var store = group.Key;
            try
            {
                await store.OpenAsync(cancellationToken).ConfigureAwait(false);
                await store.CheckAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OrchestrationStoreException or ObjectDisposedException)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
            }

            reports.Add(group.Select(name => services.GetKeyedService<DurableTaskWorker>(name)).FirstOrDefault(worker => worker is not null) switch
            {
                null => $"The store ({store.Description}) can be used.",
                { IsWorking: true } => $"The worker is at work on the store ({store.Description}).",
                _ => $"The worker stands by: another one is at work on the store ({store.Description}).",
            });
        }

        return HealthCheckResult.Healthy(string.Join(' ', reports));
    }
}
