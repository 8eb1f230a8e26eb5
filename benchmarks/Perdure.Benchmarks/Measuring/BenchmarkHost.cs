using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perdure.Storage;
using Perdure.Storage.Sqlite;
using Perdure.Worker;

namespace Perdure.Benchmarks.Measuring;

/// <summary>An application under measurement, on a store of its own.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private const int ConcurrentCalls = 256;

    private readonly string _directory = Directory.CreateTempSubdirectory("perdure-bench-").FullName;
    private readonly IHost _host;

    private BenchmarkHost(bool sqlite, Action<DurableTaskWorkerOptions>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDurableTask(durable =>
        {
            durable.AddTasks(BenchmarkTasks.Register);
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

    /// <summary>What the store has written; nothing in memory.</summary>
    public SqliteWriteCounts Written => _host.Services.GetRequiredService<IOrchestrationStore>() is SqliteOrchestrationStore store ? store.Counts : default;

    /// <summary>Starts an application.</summary>
    /// <param name="sqlite">Whether the store is a SQLite file and not memory.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The running application.</returns>
    public static async Task<BenchmarkHost> StartAsync(bool sqlite, Action<DurableTaskWorkerOptions>? configure = null)
    {
        var host = new BenchmarkHost(sqlite, configure);
        await host._host.StartAsync();
        return host;
    }

    /// <summary>Starts orchestrations, many at a time.</summary>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <param name="instances">How many.</param>
    /// <param name="input">The input of each.</param>
    /// <returns>Their ids.</returns>
    public async Task<string[]> ScheduleAsync(string orchestrator, int instances, int input)
    {
        var ids = new string[instances];
        await Parallel.ForAsync(0, instances, new ParallelOptions { MaxDegreeOfParallelism = ConcurrentCalls }, async (i, cancellation) =>
            ids[i] = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, cancellation));
        return ids;
    }

    /// <summary>Starts orchestrations and waits for their end.</summary>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <param name="instances">How many.</param>
    /// <param name="input">The input of each.</param>
    /// <returns>A task that completes when they have ended.</returns>
    public async Task RunAsync(string orchestrator, int instances, int input)
    {
        foreach (var id in await ScheduleAsync(orchestrator, instances, input))
        {
            var ended = await Client.WaitForInstanceCompletionAsync(id);
            if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
            {
                throw new InvalidOperationException($"An orchestration of the benchmark has not completed but ended as {ended.RuntimeStatus}.");
            }
        }
    }

    /// <summary>Starts orchestrations and waits until they wait for something.</summary>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <param name="instances">How many.</param>
    /// <param name="input">The input of each.</param>
    /// <returns>A task that completes when their first turn has been committed.</returns>
    public async Task BeginAsync(string orchestrator, int instances, int input)
    {
        foreach (var id in await ScheduleAsync(orchestrator, instances, input))
        {
            await Client.WaitForInstanceStartAsync(id);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
