using Microsoft.Extensions.DependencyInjection.Extensions;
using Perdure;
using Perdure.Hosting;
using Perdure.Storage;
using Perdure.Storage.Memory;
using Perdure.Storage.Sqlite;
using Perdure.Worker;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the store of workers and clients, and sets up a worker and a client together.</summary>
public static class DurableTaskBuilderExtensions
{
    /// <summary>Registers orchestrators, activities and entities. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Registers them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder AddTasks(this IDurableTaskBuilder builder, Action<DurableTaskRegistry> configure)
    {
        DurableTaskWorkerBuilderExtensions.AddTasks(builder, configure);
        return builder;
    }

    /// <summary>Sets options of the worker.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder Configure(this IDurableTaskBuilder builder, Action<DurableTaskWorkerOptions> configure)
    {
        DurableTaskWorkerBuilderExtensions.Configure(builder, configure);
        return builder;
    }

    /// <summary>Sets which versions of instances the worker runs.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="versioning">The versions.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder UseVersioning(this IDurableTaskBuilder builder, DurableTaskWorkerOptions.VersioningOptions versioning)
    {
        DurableTaskWorkerBuilderExtensions.UseVersioning(builder, versioning);
        return builder;
    }

    /// <summary>Sets the version of the orchestrations that the client starts without naming one.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="version">The version.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder UseDefaultVersion(this IDurableTaskBuilder builder, string version)
    {
        DurableTaskClientBuilderExtensions.UseDefaultVersion(builder, version);
        return builder;
    }

    /// <summary>Keeps everything in one SQLite file, durably.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="filePath">The file; it is created when it does not exist.</param>
    /// <param name="configure">Sets further options.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseSqlite(this IDurableTaskWorkerBuilder builder, string filePath, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseSqlite(builder.Services, builder.Name, filePath, configure);
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
        UseSqlite(builder.Services, builder.Name, filePath, configure);
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
        UseSqlite(builder.Services, builder.Name, filePath, configure);
        return builder;
    }

    /// <summary>Keeps everything in the memory of this process.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseInMemory(this IDurableTaskWorkerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseInMemory(builder.Services, builder.Name);
        return builder;
    }

    /// <summary>Keeps everything in the memory of this process.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskBuilder UseInMemory(this IDurableTaskBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        UseInMemory(builder.Services, builder.Name);
        return builder;
    }

    private static void UseSqlite(IServiceCollection services, string name, string filePath, Action<SqliteStoreOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(filePath);
        var options = new SqliteStoreOptions { FilePath = filePath };
        configure?.Invoke(options);
        UseStore(services, name, () => new SqliteOrchestrationStore(options));
    }

    private static void UseInMemory(IServiceCollection services, string name) => UseStore(services, name, () => new InMemoryOrchestrationStore());

    private static void UseStore(IServiceCollection services, string name, Func<IOrchestrationStore> create)
    {
        if (name == Options.Options.DefaultName)
        {
            services.Replace(ServiceDescriptor.Singleton(_ => create()));
        }
        else
        {
            services.RemoveAllKeyed<IOrchestrationStore>(name).AddKeyedSingleton(name, (_, _) => create());
        }
    }
}
