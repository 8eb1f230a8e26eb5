using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Perdure;
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
        AddWorker(services, Options.Options.DefaultName);
        AddClient(services, Options.Options.DefaultName);
        configure(new DurableTaskBuilder(Options.Options.DefaultName, services));
        return services;
    }

    /// <summary>Adds a worker. Its store is chosen here or with the client of the same application.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Registers tasks and chooses a store.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure) =>
        services.AddDurableTaskWorker(Options.Options.DefaultName, configure);

    /// <summary>Adds a worker with a name. It has tasks, options and a store of its own.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; case matters.</param>
    /// <param name="configure">Registers tasks and chooses a store.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskWorker(name));
        return services;
    }

    /// <summary>Adds a worker.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder, to register tasks and choose a store.</returns>
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services) =>
        services.AddDurableTaskWorker(Options.Options.DefaultName);

    /// <summary>Adds a worker with a name.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; case matters.</param>
    /// <returns>The builder, to register tasks and choose a store.</returns>
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        AddWorker(services, name);
        return new DurableTaskBuilder(name, services);
    }

    /// <summary>Adds a client. Its store is chosen here or with the worker of the same application; it may also be one that a worker of another process works on.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Chooses a store.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
        services.AddDurableTaskClient(Options.Options.DefaultName, configure);

    /// <summary>Adds a client with a name. It has options and a store of its own, or that of the application, and is given by <see cref="IDurableTaskClientProvider"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; case matters.</param>
    /// <param name="configure">Chooses a store.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskClient(name));
        return services;
    }

    /// <summary>Adds a client on the store that is chosen with the worker.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder, to choose another store or set options.</returns>
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services) =>
        services.AddDurableTaskClient(Options.Options.DefaultName);

    /// <summary>Adds a client with a name.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; case matters.</param>
    /// <returns>The builder, to choose a store or set options.</returns>
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        AddClient(services, name);
        return new DurableTaskBuilder(name, services);
    }

    private static void AddStoreHost(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreOpeningService>());
    }

    private static void AddWorker(IServiceCollection services, string name)
    {
        if (services.Any(service => service.ImplementationInstance is WorkerName worker && worker.Name == name))
        {
            return;
        }

        AddStoreHost(services);
        services.AddSingleton(new WorkerName(name));
        services.AddOptions<DurableTaskWorkerOptions>(name)
            .Configure<IServiceProvider>(static (options, provider) => options.DataConverter = provider.GetService<DataConverter>())
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DurableTaskWorkerOptions>, DurableTaskWorkerOptionsValidator>());
        services.AddKeyedSingleton(name, (provider, _) => new DurableTaskWorker(
            provider.GetStore(name),
            provider.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(name),
            provider.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().Get(name),
            provider,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        if (name == Options.Options.DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<DurableTaskWorker>(name));
        }

        services.AddSingleton<IHostedService>(
            provider => new DurableTaskWorkerService(provider.GetRequiredKeyedService<DurableTaskWorker>(name)));
    }

    private static void AddClient(IServiceCollection services, string name)
    {
        if (services.Any(service => service.ImplementationInstance is ClientName client && client.Name == name))
        {
            return;
        }

        AddStoreHost(services);
        services.AddSingleton(new ClientName(name));
        services.AddOptions<DurableTaskClientOptions>(name)
            .Configure<IServiceProvider>(static (options, provider) => options.DataConverter = provider.GetService<DataConverter>());
        services.AddKeyedSingleton<DurableTaskClient>(name, (provider, _) => new LocalDurableTaskClient(
            name,
            provider.GetStore(name),
            provider.GetRequiredService<IOptionsMonitor<DurableTaskClientOptions>>().Get(name),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IDurableTaskClientProvider, DurableTaskClientProvider>();
        if (name == Options.Options.DefaultName)
        {
            new DurableTaskBuilder(name, services).RegisterDirectly();
        }
    }
}
