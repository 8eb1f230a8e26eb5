using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Testing;

/// <summary>Replays recorded histories against the orchestrators of an application: which instances would changed code break?</summary>
public sealed class HistoryReplayer : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly OrchestrationExecutorOptions _options;

    /// <summary>Creates a replayer.</summary>
    /// <param name="tasks">Registers the orchestrators.</param>
    /// <param name="services">Adds what their constructors ask for.</param>
    /// <param name="configure">Changes how they are run, as the worker does that recorded the histories.</param>
    public HistoryReplayer(
        Action<DurableTaskRegistry> tasks,
        Action<IServiceCollection>? services = null,
        Func<OrchestrationExecutorOptions, OrchestrationExecutorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var registry = new DurableTaskRegistry();
        tasks(registry);
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
        var options = new OrchestrationExecutorOptions { Registry = registry };
        _options = configure?.Invoke(options) ?? options;
    }

    /// <summary>Replays a history.</summary>
    /// <param name="history">The events of one generation, as <see cref="DurableTaskClient.GetOrchestrationHistoryAsync"/> gives them.</param>
    /// <returns>What does not fit; null when everything does. Code that calls something new after all that history holds fits.</returns>
    /// <exception cref="InvalidOperationException">The history has no start.</exception>
    public DeterminismReport? Replay(IReadOnlyList<HistoryEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var instanceId = history.OfType<ExecutionStartedEvent>().FirstOrDefault()?.InstanceId
            ?? throw new InvalidOperationException("The history has no start: it must hold an event of the kind 'start'.");
        using var scope = _services.CreateScope();
        using var executor = new OrchestrationExecutor(instanceId, _options, scope.ServiceProvider);
        return executor.Verify(history);
    }

    /// <summary>Replays a history in its JSON form, an array of events.</summary>
    /// <param name="utf8Json">The JSON.</param>
    /// <returns>What does not fit; null when everything does.</returns>
    /// <exception cref="FormatException">The JSON is not a history.</exception>
    public DeterminismReport? Replay(ReadOnlySpan<byte> utf8Json) => Replay(HistoryEventJson.DeserializeList(utf8Json));

    /// <summary>Replays a history and throws when something does not fit.</summary>
    /// <param name="history">The events of one generation.</param>
    /// <exception cref="DeterminismException">Something does not fit.</exception>
    public void AssertReplays(IReadOnlyList<HistoryEvent> history)
    {
        if (Replay(history) is { } report)
        {
            throw new DeterminismException(report.Message, report);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
