using Microsoft.Extensions.DependencyInjection;
using Perdure.Storage;

namespace Perdure.Hosting;

/// <summary>Finds the stores of an application.</summary>
internal static class StoreServiceProviderExtensions
{
    /// <summary>Finds the store of a worker or client: its own, or that of the application.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name of the worker or client; empty for the one that has none.</param>
    /// <returns>The store.</returns>
    /// <exception cref="InvalidOperationException">None was chosen.</exception>
    public static IOrchestrationStore GetStore(this IServiceProvider services, string name) =>
        services.GetKeyedService<IOrchestrationStore>(name) ?? services.GetService<IOrchestrationStore>() ?? throw new InvalidOperationException(
            $"No store was chosen for {(name.Length == 0 ? "durable orchestrations" : $"the durable orchestrations of '{name}'")}. Call "
            + "'UseSqlite(\"file.db\")', or 'UseInMemory()' for work that need not survive the process, where they are added to the services.");
}
