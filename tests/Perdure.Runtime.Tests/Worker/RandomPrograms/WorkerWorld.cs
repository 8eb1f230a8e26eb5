using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;
using Perdure.Runtime.Tests.Hosting;
using Perdure.Storage;
using Perdure.Storage.Memory;
using Perdure.Storage.Sqlite;
using Perdure.Testing.Time;
using Perdure.Tests.Replay;
using Perdure.Tests.Replay.RandomPrograms;

namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>Runs a random program on a store, with virtual time; disturbed, its worker is stopped and another one started whenever chance
/// says so, and a SQLite file is closed and opened again.</summary>
internal sealed class WorkerWorld(StoreKind kind, Disturbance? disturbance) : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly VirtualTimeProvider _time = new(OrchestrationDriver.Begin);
    private readonly HashSet<(string InstanceId, int Generations)> _raised = [];
    private IOrchestrationStore? _store;
    private RunningWorker? _worker;

    /// <summary>How often the worker was started again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it came to.</returns>
    public async Task<ProgramOutcome> RunAsync(Step program, int generations)
    {
        await StartAsync();
        await Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(ProgramOrchestrator), new ProgramOrchestrator.Input(program, generations, 0), new StartOrchestrationOptions("root"));
        while (true)
        {
            await Task.WhenAny(_worker!.WhenIdleAsync(), _worker.Cut);
            if (_worker.Cut.IsCompleted)
            {
                Restarts++;
                await StopAsync();
                await StartAsync();
                continue;
            }

            var waits = disturbance?.Chance(3) == true && _time.NextTimer() is not null;
            if (!waits && await RaiseEventsAsync())
            {
                continue;
            }

            if ((await Client.GetInstanceAsync("root"))!.IsCompleted)
            {
                return await OutcomeAsync();
            }

            _time.AdvanceTo(_time.NextTimer() ?? throw new InvalidOperationException(
                $"Nothing is left to do, but the root has not ended: {await DescribeAsync()}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _directory.Dispose();
    }

    private LocalDurableTaskClient Client => new("test", _store!, new DurableTaskClientOptions(), _time);

    private async Task StartAsync()
    {
        _store ??= kind == StoreKind.Sqlite
            ? new SqliteOrchestrationStore(new SqliteStoreOptions { FilePath = _directory.File("random.db") })
            : new InMemoryOrchestrationStore();
        await _store.OpenAsync();
        _worker = await RunningWorker.StartAsync(_store, _time, disturbance);
    }

    private async Task StopAsync()
    {
        if (_worker is { } worker)
        {
            _worker = null;
            await worker.DisposeAsync();
            if (kind == StoreKind.Sqlite)
            {
                await _store!.DisposeAsync();
                _store = null;
            }
        }
    }

    // Whoever is to raise the events of a generation finds it by looking, and may come late.
    private async Task<bool> RaiseEventsAsync()
    {
        var hasRaised = false;
        await foreach (var instance in Client.GetAllInstancesAsync(new OrchestrationQuery { FetchInputsAndOutputs = true }))
        {
            if (instance.Name == nameof(ProgramOrchestrator) && !instance.IsCompleted
                && instance.ReadInputAs<ProgramOrchestrator.Input>() is { } input && _raised.Add((instance.InstanceId, input.Generations)))
            {
                foreach (var step in WithoutChildInstances(input.Program).Where(step => step.Kind is StepKind.Event or StepKind.EventWithTimeout))
                {
                    hasRaised = true;
                    await Client.RaiseEventAsync(instance.InstanceId, $"Event{step.Number}", step.Number);
                }
            }
        }

        return hasRaised;
    }

    private async Task<ProgramOutcome> OutcomeAsync()
    {
        var services = new ServiceCollection().BuildServiceProvider();
        var actions = new List<string>();
        await foreach (var instance in Client.GetAllInstancesAsync())
        {
            Assert.True(instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{instance}");
            var history = await Client.GetOrchestrationHistoryAsync(instance.InstanceId);
            using var executor = new OrchestrationExecutor(instance.InstanceId, _worker!.Execution, services);
            Assert.Null(executor.Verify([.. history])?.Message);
            actions.AddRange(history.Select(Describe).OfType<string>());
        }

        var totals = new List<int>();
        foreach (var id in ProgramOrchestrator.Entities)
        {
            var entity = await Client.Entities.GetEntityAsync<int>(id);
            Assert.Null(entity?.LockedBy);
            totals.Add(entity?.State ?? 0);
        }

        var root = (await Client.GetInstanceAsync("root", getInputsAndOutputs: true))!;
        return new ProgramOutcome(root.SerializedOutput, [.. totals], string.Join('\n', actions.Order(StringComparer.Ordinal)));
    }

    private async Task<string> DescribeAsync()
    {
        var instances = new List<string>();
        await foreach (var instance in Client.GetAllInstancesAsync())
        {
            var history = await Client.GetOrchestrationHistoryAsync(instance.InstanceId);
            instances.Add($"{instance}\n  {string.Join("\n  ", history)}");
        }

        return string.Join('\n', instances);
    }

    // What an orchestration asks for. The order of parallel branches, the time and identifiers are a matter of chance; timers are, too: a
    // wait whose event is there sets none.
    private static string? Describe(HistoryEvent e) => e switch
    {
        TaskScheduledEvent task => $"activity {task.Name} {WithoutChance(task.Input)}",
        SubOrchestrationInstanceCreatedEvent child => $"child {child.Name} {child.Input}",
        EntityOperationCalledEvent call => $"call {call.TargetInstanceId} {call.Operation} {call.Input}",
        EntityOperationSignaledEvent signal => $"signal {signal.TargetInstanceId} {signal.Operation} {signal.Input}",
        _ => null,
    };

    private static string? WithoutChance(string? input) => input is ['{', ..] ? JsonNode.Parse(input)!["Number"]!.ToJsonString() : input;

    private static IEnumerable<Step> WithoutChildInstances(Step step) => step.Kind == StepKind.Child
        ? [step]
        : step.Children.SelectMany(WithoutChildInstances).Prepend(step);
}
