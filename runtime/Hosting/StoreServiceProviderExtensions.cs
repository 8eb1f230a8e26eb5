using Microsoft.Extensions.DependencyInjection;
using Perdure.Storage;

namespace Perdure.Hosting;

/// <summary>Finds the store of an application.</summary>
internal static class StoreServiceProviderExtensions
{
    /// <summary>Finds the store.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The store.</returns>
    /// <exception cref="InvalidOperationException">None was chosen.</exception>
    public static IOrchestrationStore GetStore(this IServiceProvider services) =>
        services.GetService<IOrchestrationStore>() ?? throw new InvalidOperationException(
            "No store was chosen for durable orchestrations. Call 'UseSqlite(\"file.db\")', or 'UseInMemory()' for work that need not survive the process, where they are added to the services.");
}
