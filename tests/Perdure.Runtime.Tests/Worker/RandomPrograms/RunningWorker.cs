using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Perdure.Replay;
using Perdure.Storage;
using Perdure.Tests.Replay.RandomPrograms;
using Perdure.Worker;
using Perdure.Worker.Local;

namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>A worker on a store, from its start to its stop: all of it but the hosting.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private static readonly IServiceScopeFactory Scopes = new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();

    private readonly WorkDispatcher _dispatcher;
    private readonly WorkInFlight _inFlight = new();
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Disturbance? _disturbance;
    private IWorkerLease? _lease;

    private RunningWorker(IOrchestrationStore store, TimeProvider time, Disturbance? disturbance)
    {
        _disturbance = disturbance;
        Execution = new OrchestrationExecutorOptions
        {
            Registry = new DurableTaskRegistry()
                .AddOrchestrator<ProgramOrchestrator>()
                .AddOrchestrator<TransferOrchestrator>()
                .AddEntity<Total>("total")
                .AddActivityFunc<JsonElement, int>("Echo", (_, input) => ActAsync(input, fails: false))
                .AddActivityFunc<JsonElement, int>("Fail", (_, input) => ActAsync(input, fails: true)),
        };
        var logger = NullLogger.Instance;
        _dispatcher = new WorkDispatcher(
            store,
            new OrchestrationRunner(store, new RandomlyEvictingExecutor(new LocalTurnExecutor(Execution, Scopes), disturbance), time, logger),
            new EntityRunner(store, new LocalEntityExecutor(new EntityExecutor(new EntityExecutorOptions { Registry = Execution.Registry }), Scopes), 1 + (disturbance?.Next(5) ?? 500), time),
            new LocalActivityExecutor(Execution, Scopes, time, logger),
            new WorkerLimits
            {
                ConcurrentOrchestrations = 1 + (disturbance?.Next(4) ?? 0),
                ConcurrentActivities = 1 + (disturbance?.Next(8) ?? 0),
                ConcurrentEntities = 1 + (disturbance?.Next(4) ?? 0),
                CachedHistoryEvents = disturbance?.Next(3) switch { 0 => 0, 1 => 40, _ => 100_000 },
                InFlight = _inFlight,
            },
            time,
            logger);
    }

    /// <summary>What its executors have in common.</summary>
    public OrchestrationExecutorOptions Execution { get; }

    /// <summary>Completes when this worker shall be stopped, in the middle of whatever it does.</summary>
    public Task Cut => _cut.Task;

    public static async Task<RunningWorker> StartAsync(IOrchestrationStore store, TimeProvider time, Disturbance? disturbance)
    {
        var worker = new RunningWorker(store, time, disturbance);
        worker._lease = await store.AcquireWorkerLeaseAsync(worker._dispatcher);
        worker._dispatcher.Start();
        return worker;
    }

    /// <summary>Completes when nothing moves.</summary>
    public Task WhenIdleAsync() => _inFlight.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync(new CancellationToken(canceled: true));
        await _lease!.DisposeAsync();
        await _dispatcher.DisposeAsync();
    }

    private async Task<int> ActAsync(JsonElement input, bool fails)
    {
        for (var turns = _disturbance?.Next(20) ?? 0; turns > 0; turns--)
        {
            await Task.Yield();
        }

        if (_disturbance?.Chance(12) == true)
        {
            _cut.TrySetResult();
        }

        var number = (input.ValueKind == JsonValueKind.Object ? input.GetProperty("Number") : input).GetInt32();
        return fails ? throw new InvalidOperationException($"{number}") : number;
    }
}
