using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perdure.Hosting;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Hosting;

/// <summary>An application with a worker and a client, that can be stopped and started again on the same store.</summary>
public sealed class DurableTaskTestHost : IAsyncDisposable
{
    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _directory = new();
    private readonly Action<IDurableTaskBuilder> _configure;
    private readonly StoreKind _kind;

    private DurableTaskTestHost(StoreKind kind, Action<IDurableTaskBuilder> configure)
    {
        _kind = kind;
        _configure = configure;
        Host = Build();
    }

    public IHost Host { get; private set; }

    public string DatabaseFile => _directory.File("test.db");

    public DurableTaskClient Client => Host.Services.GetRequiredService<DurableTaskClient>();

    public IOrchestrationStore Store => Host.Services.GetRequiredService<IOrchestrationStore>();

    public static async Task<DurableTaskTestHost> StartAsync(StoreKind kind, Action<DurableTaskRegistry> tasks, Action<IDurableTaskBuilder>? configure = null)
    {
        var host = new DurableTaskTestHost(kind, builder =>
        {
            builder.AddTasks(tasks);
            configure?.Invoke(builder);
        });
        await host.Host.StartAsync();
        return host;
    }

    public async Task RestartAsync()
    {
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
        Host = Build();
        await Host.StartAsync();
    }

    public async Task<OrchestrationMetadata> RunAsync(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, options);
        return await CompletionAsync(id);
    }

    public async Task<OrchestrationMetadata> CompletionAsync(string instanceId)
    {
        using var guard = new CancellationTokenSource(Guard);
        return await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, guard.Token);
    }

    public async Task<OrchestrationMetadata> StatusAsync(string instanceId, OrchestrationRuntimeStatus status)
    {
        using var guard = new CancellationTokenSource(Guard);
        await Store.WaitAsync(instanceId, s => s == status, guard.Token);
        return (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
        _directory.Dispose();
    }

    private IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddDurableTask(durable =>
        {
            if (_kind == StoreKind.Sqlite)
            {
                durable.UseSqlite(DatabaseFile);
            }
            else
            {
                durable.UseInMemory();
            }

            _configure(durable);
        });
        return builder.Build();
    }
}
