using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Perdure;
using Perdure.Client;
using Perdure.Hosting;
using Perdure.Worker;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds durable orchestrations to an application.</summary>
public static class DurableTaskServiceCollectionExtensions
{
    /// <summary>Adds a worker and a client on the same store. The client is injected as <see cref="DurableTaskClient"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Registers tasks and chooses a store.</param>
    /// <returns>The services.</returns>
    /// <example><code>
    /// builder.Services.AddDurableTask(durable =>
    /// {
    ///     durable.AddTasks(tasks => tasks.AddOrchestrator&lt;OrderOrchestrator&gt;());
    ///     durable.UseSqlite("orders.db");
    /// });
    /// </code></example>
    public static IServiceCollection AddDurableTask(this IServiceCollection services, Action<IDurableTaskBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddWorker(services);
        AddClient(services);
        configure(new DurableTaskBuilder(services));
        return services;
    }

    /// <summary>Adds a worker. Its store is chosen here or with the client of the same application.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Registers tasks and chooses a store.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddWorker(services);
        configure(new DurableTaskBuilder(services));
        return services;
    }

    /// <summary>Adds a worker.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder, to register tasks and choose a store.</returns>
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddWorker(services);
        return new DurableTaskBuilder(services);
    }

    /// <summary>Adds a client. Its store is chosen here or with the worker of the same application; it may also be one that a worker of another process works on.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Chooses a store.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddClient(services);
        configure(new DurableTaskBuilder(services));
        return services;
    }

    /// <summary>Adds a client on the store that is chosen with the worker.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder, to choose another store or set options.</returns>
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddClient(services);
        return new DurableTaskBuilder(services);
    }

    private static void AddStoreHost(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreOpeningService>());
    }

    private static void AddWorker(IServiceCollection services)
    {
        AddStoreHost(services);
        services.AddOptions<DurableTaskWorkerOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DurableTaskWorkerOptions>, DurableTaskWorkerOptionsValidator>());
        services.TryAddSingleton<DurableTaskRegistry>(provider =>
        {
            var registry = new DurableTaskRegistry();
            foreach (var registration in provider.GetServices<TaskRegistration>())
            {
                registration.Apply(registry);
            }

            return registry;
        });
        services.TryAddSingleton(provider => new DurableTaskWorker(
            provider.GetStore(),
            provider.GetRequiredService<DurableTaskRegistry>(),
            provider.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value,
            provider,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DurableTaskWorkerService>());
    }

    private static void AddClient(IServiceCollection services)
    {
        AddStoreHost(services);
        services.AddOptions<DurableTaskClientOptions>();
        services.TryAddSingleton<DurableTaskClient>(provider => new LocalDurableTaskClient(
            Options.Options.DefaultName,
            provider.GetStore(),
            provider.GetRequiredService<IOptions<DurableTaskClientOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IDurableTaskClientProvider, SingleClientProvider>();
    }
}
