using Microsoft.Extensions.Hosting;

namespace Perdure.Hosting;

/// <summary>Opens the stores when the application starts, so that a store that cannot be used is reported then and not at the first request.</summary>
internal sealed class StoreOpeningService(IServiceProvider services, IEnumerable<WorkerName> workers, IEnumerable<ClientName> clients) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var shared in workers.GroupBy(worker => services.GetStore(worker.Name)).Where(group => group.Count() > 1))
        {
            throw new InvalidOperationException(
                $"The workers {string.Join(" and ", shared.Select(worker => $"'{worker.Name}'"))} of this application are on the same store "
                + $"({shared.Key.Description}). One worker at a time runs what is on a store, so the tasks of the others would never run. Give each worker "
                + "a store of its own by 'UseSqlite', or register all tasks with one of them.");
        }

        foreach (var store in workers.Select(worker => worker.Name).Concat(clients.Select(client => client.Name)).Select(services.GetStore).Distinct())
        {
            await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
