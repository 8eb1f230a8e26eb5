using Microsoft.Extensions.DependencyInjection.Extensions;
using Perdure;
using Perdure.Client;
using Perdure.Hosting;
using Perdure.Storage;
using Perdure.Storage.Memory;
using Perdure.Storage.Sqlite;
using Perdure.Worker;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What can be set up on workers and clients.</summary>
public static class DurableTaskBuilderExtensions
{
    /// <summary>Registers orchestrators, activities and entities. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Registers them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder AddTasks(this IDurableTaskWorkerBuilder builder, Action<DurableTaskRegistry> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddSingleton(new TaskRegistration(configure));
        return builder;
    }

    /// <summary>Sets options of the worker.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder Configure(this IDurableTaskWorkerBuilder builder, Action<DurableTaskWorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Sets options of the client.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder Configure(this IDurableTaskClientBuilder builder, Action<DurableTaskClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Sets options of the worker.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder Configure(this IDurableTaskBuilder builder, Action<DurableTaskWorkerOptions> configure)
    {
        Configure((IDurableTaskWorkerBuilder)builder, configure);
        return builder;
    }

    /// <summary>Sets which versions of instances the worker runs.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="versioning">The versions.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseVersioning(this IDurableTaskWorkerBuilder builder, VersioningOptions versioning) =>
        builder.Configure(options => options.Versioning = versioning);

    /// <summary>Keeps everything in one SQLite file, durably.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="filePath">The file; it is created when it does not exist.</param>
    /// <param name="configure">Sets further options.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseSqlite(this IDurableTaskWorkerBuilder builder, string filePath, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseSqlite(builder.Services, filePath, configure);
        return builder;
    }

    /// <summary>Works on the store in a SQLite file.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="filePath">The file; it is created when it does not exist.</param>
    /// <param name="configure">Sets further options.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseSqlite(this IDurableTaskClientBuilder builder, string filePath, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseSqlite(builder.Services, filePath, configure);
        return builder;
    }

    /// <summary>Keeps everything in one SQLite file, durably.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="filePath">The file; it is created when it does not exist.</param>
    /// <param name="configure">Sets further options.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder UseSqlite(this IDurableTaskBuilder builder, string filePath, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseSqlite(builder.Services, filePath, configure);
        return builder;
    }

    /// <summary>Keeps everything in the memory of this process.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseInMemory(this IDurableTaskWorkerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseInMemory(builder.Services);
        return builder;
    }

    /// <summary>Keeps everything in the memory of this process.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder UseInMemory(this IDurableTaskBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseInMemory(builder.Services);
        return builder;
    }

    private static void UseSqlite(IServiceCollection services, string filePath, Action<SqliteStoreOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(filePath);
        var options = new SqliteStoreOptions { FilePath = filePath };
        configure?.Invoke(options);
        services.Replace(ServiceDescriptor.Singleton<IOrchestrationStore>(_ => new SqliteOrchestrationStore(options)));
    }

    private static void UseInMemory(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IOrchestrationStore>(_ => new InMemoryOrchestrationStore()));
}
