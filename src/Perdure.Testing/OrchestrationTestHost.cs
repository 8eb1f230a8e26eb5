using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Perdure.Replay;
using Perdure.Storage.Memory;
using Perdure.Testing.Chaos;
using Perdure.Testing.Time;
using Perdure.Worker;
using Perdure.Worker.Local;

namespace Perdure.Testing;

/// <summary>
/// Runs orchestrations, activities and entities in memory, with a clock that stands still while anything moves: when a test waits for an
/// instance and nothing else can happen, the clock goes on to the next timer at once.
/// </summary>
public sealed class OrchestrationTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly InMemoryOrchestrationStore _store;
    private readonly WorkDispatcher _dispatcher;
    private readonly WorkInFlight _inFlight;
    private readonly FoundReports _reports;
    private readonly SecondProcess? _secondProcess;
    private Storage.IWorkerLease? _lease;

    private OrchestrationTestHost(
        Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services, OrchestrationTestHostOptions options)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        Time = new VirtualTimeProvider(options.StartTime);
        collection.TryAddSingleton<TimeProvider>(new ReplayClock(Time));
        _services = collection.BuildServiceProvider();
        var registry = new DurableTaskRegistry();
        tasks(registry);
        var loggers = _services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        var logger = loggers.CreateLogger<OrchestrationTestHost>();
        var scopes = _services.GetRequiredService<IServiceScopeFactory>();
        var execution = new OrchestrationExecutorOptions
        {
            Registry = registry,
            DataConverter = options.DataConverter,
            LoggerFactory = loggers,
            Versioning = options.Versioning,
            CompletionRule = options.CompletionRule,
            BlockingWaitLimit = options.BlockingWaitLimit,
            FollowsEachAwait = true,
            ExceptionProperties = _services.GetService<IExceptionPropertiesProvider>(),
        };
        _store = new InMemoryOrchestrationStore();
        _inFlight = new WorkInFlight();
        _reports = new FoundReports();
        _secondProcess = options.ReplaysInSecondProcess ? SecondProcessFor(tasks, services, options) : null;
        _dispatcher = new WorkDispatcher(
            _store,
            new OrchestrationRunner(_store, TurnExecutor(execution, scopes, options), Time, logger),
            new EntityRunner(_store, new LocalEntityExecutor(EntityExecutor(execution), scopes), 500, Time),
            new LocalActivityExecutor(execution, scopes, Time, logger),
            new WorkerLimits
            {
                ConcurrentOrchestrations = Environment.ProcessorCount,
                ConcurrentActivities = 1000,
                ConcurrentEntities = Environment.ProcessorCount,
                CachedHistoryEvents = 100_000,
                InFlight = _inFlight,
            },
            Time,
            logger);
        var local = new LocalDurableTaskClient(
            "test",
            _store,
            new DurableTaskClientOptions { DataConverter = options.DataConverter, DefaultVersion = options.Versioning.DefaultVersion },
            Time);
        Client = new WaitingClient(local, Time, _inFlight, options.Patience, _reports);
    }

    /// <summary>The client. Its waits let time go on.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>The clock.</summary>
    public VirtualTimeProvider Time { get; }

    /// <summary>Starts a host.</summary>
    /// <param name="tasks">Registers orchestrators, activities and entities.</param>
    /// <param name="configure">Changes how they are run.</param>
    /// <param name="services">Adds what their constructors ask for.</param>
    /// <returns>The host.</returns>
    public static async Task<OrchestrationTestHost> StartAsync(
        Action<DurableTaskRegistry> tasks,
        Action<OrchestrationTestHostOptions>? configure = null,
        Action<IServiceCollection>? services = null)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var options = new OrchestrationTestHostOptions();
        configure?.Invoke(options);
        var host = new OrchestrationTestHost(tasks, services, options);
        host._lease = await host._store.AcquireWorkerLeaseAsync(host._dispatcher).ConfigureAwait(false);
        host._dispatcher.Start();
        return host;
    }

    /// <summary>Starts an orchestration and waits for its end.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">The instance id, version and tags.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The instance with its output.</returns>
    /// <exception cref="DeterminismException">It is not deterministic.</exception>
    public async Task<OrchestrationMetadata> RunAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var instanceId = await Client.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation).ConfigureAwait(false);
        return await Client.WaitForInstanceCompletionAsync(instanceId, true, cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits until nothing can happen without an event or the passing of time.</summary>
    /// <returns>A task that completes then.</returns>
    public Task WhenIdleAsync() => _inFlight.WhenIdleAsync();

    /// <summary>Lets time pass, and waits until everything has happened that happens in it.</summary>
    /// <param name="time">How much.</param>
    /// <returns>A task that completes when nothing more can happen.</returns>
    public async Task AdvanceAsync(TimeSpan time)
    {
        var end = Time.GetUtcNow() + time;
        await _inFlight.WhenIdleAsync().ConfigureAwait(false);
        while (Time.NextTimer() is { } next && next <= end)
        {
            Time.AdvanceTo(next);
            await _inFlight.WhenIdleAsync().ConfigureAwait(false);
        }

        Time.AdvanceTo(end);
        await _inFlight.WhenIdleAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        if (_lease is not null)
        {
            await _lease.DisposeAsync().ConfigureAwait(false);
        }

        await _dispatcher.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        _secondProcess?.Dispose();
    }

    private static SecondProcess SecondProcessFor(
        Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services, OrchestrationTestHostOptions options) =>
        options.DataConverter == JsonDataConverter.Default
            ? new SecondProcess(new SecondProcessSetup(
                MethodReference.To(tasks, "registration of tasks"),
                services is null ? null : MethodReference.To(services, "registration of services"),
                options.Versioning,
                options.CompletionRule,
                options.BlockingWaitLimit))
            : throw new ArgumentException(
                "A second process serializes with the default converter. Leave DataConverter as it is, or switch ReplaysInSecondProcess off.");

    private static EntityExecutor EntityExecutor(OrchestrationExecutorOptions execution) => new(new EntityExecutorOptions
    {
        Registry = execution.Registry,
        DataConverter = execution.DataConverter,
        LoggerFactory = execution.LoggerFactory,
        DefaultVersion = execution.Versioning.DefaultVersion,
        ExceptionProperties = execution.ExceptionProperties,
    });

    private IOrchestrationTurnExecutor TurnExecutor(
        OrchestrationExecutorOptions execution, IServiceScopeFactory scopes, OrchestrationTestHostOptions options) =>
        options.ChaosEnvironments.Count == 0 && _secondProcess is null
            ? new LocalTurnExecutor(execution, scopes)
            : new ChaosTurnExecutor(
                execution, scopes, new ChaosReplay(execution, scopes, options.ChaosEnvironments, _secondProcess), _reports.Add);
}
