using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perdure.Storage;
using Perdure.Storage.Sqlite;

namespace Perdure.Benchmarks;

/// <summary>An application under measurement, on a store of its own.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("perdure-bench-").FullName;
    private readonly IHost _host;

    private BenchmarkHost(bool sqlite, Action<DurableTaskRegistry> tasks, Action<Worker.DurableTaskWorkerOptions>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDurableTask(durable =>
        {
            durable.AddTasks(tasks);
            if (sqlite)
            {
                durable.UseSqlite(Path.Combine(_directory, "bench.db"));
            }
            else
            {
                durable.UseInMemory();
            }

            if (configure is not null)
            {
                durable.Configure(configure);
            }
        });
        _host = builder.Build();
    }

    /// <summary>The client.</summary>
    public DurableTaskClient Client => _host.Services.GetRequiredService<DurableTaskClient>();

    /// <summary>How many changes the store has written, and in how many transactions; zero in memory.</summary>
    public (long Writes, long Transactions) Commits =>
        _host.Services.GetRequiredService<IOrchestrationStore>() is SqliteOrchestrationStore store ? store.Commits : default;

    /// <summary>Starts an application.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file and not memory.</param>
    /// <param name="tasks">Registers tasks.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The running application.</returns>
    public static async Task<BenchmarkHost> StartAsync(bool sqlite, Action<DurableTaskRegistry> tasks, Action<Worker.DurableTaskWorkerOptions>? configure = null)
    {
        var host = new BenchmarkHost(sqlite, tasks, configure);
        await host._host.StartAsync();
        return host;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
