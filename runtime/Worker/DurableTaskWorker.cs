using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perdure.Replay;
using Perdure.Storage;
using Perdure.Worker.Local;

namespace Perdure.Worker;

/// <summary>Runs the orchestrations, activities and entities of a store. Of several workers on one store one works and the others stand by.</summary>
public sealed class DurableTaskWorker : IAsyncDisposable
{
    private readonly IOrchestrationStore _store;
    private readonly ILogger _logger;
    private readonly WorkDispatcher _dispatcher;
    private readonly AutoPurge? _purge;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _doesNotWorkYet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<IWorkerLease?>? _working;
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="DurableTaskWorker"/> class that runs what is registered in this process.</summary>
    /// <param name="store">The store.</param>
    /// <param name="registry">The orchestrators, activities and entities.</param>
    /// <param name="options">How they are run.</param>
    /// <param name="services">Gives what their constructors ask for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggerFactory">Makes the logs.</param>
    public DurableTaskWorker(
        IOrchestrationStore store, DurableTaskRegistry registry, DurableTaskWorkerOptions options, IServiceProvider services, TimeProvider time, ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        _store = store;
        _logger = loggerFactory.CreateLogger<DurableTaskWorker>();
        _purge = options.AutoPurgeAfter is { } age ? new AutoPurge(store, age, time, _logger) : null;
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var execution = new OrchestrationExecutorOptions
        {
            Registry = registry,
            DataConverter = options.DataConverter,
            LoggerFactory = loggerFactory,
            MaximumTimerInterval = options.MaximumTimerInterval,
            CompletionRule = options.CompletionRule,
            ViolationPolicy = options.ViolationPolicy,
            InputChange = options.InputChange,
            Versioning = options.Versioning,
            ExceptionProperties = services.GetService<IExceptionPropertiesProvider>(),
        };
        var entities = new EntityExecutorOptions
        {
            Registry = registry,
            DataConverter = options.DataConverter,
            LoggerFactory = loggerFactory,
            DefaultVersion = options.Versioning.DefaultVersion,
            ExceptionProperties = execution.ExceptionProperties,
        };
        _dispatcher = new WorkDispatcher(
            store,
            new OrchestrationRunner(store, new LocalTurnExecutor(execution, scopes), time, _logger),
            new EntityRunner(store, new LocalEntityExecutor(new EntityExecutor(entities), scopes), options.MaximumEntityBatchSize, time),
            new LocalActivityExecutor(execution, scopes, time, _logger),
            new WorkerLimits
            {
                ConcurrentOrchestrations = options.Concurrency.MaximumConcurrentOrchestrationWorkItems,
                ConcurrentActivities = options.Concurrency.MaximumConcurrentActivityWorkItems,
                ConcurrentEntities = options.Concurrency.MaximumConcurrentEntityWorkItems,
                CachedHistoryEvents = options.ContinuationCacheEvents,
            },
            time,
            _logger);
    }

    /// <summary>Whether this worker is the one that works, and not one that stands by.</summary>
    public bool IsWorking => _working is { IsCompletedSuccessfully: true };

    /// <summary>Starts the worker. The work begins as soon as no other worker is at it.</summary>
    /// <param name="cancellationToken">Ends the waiting for the store to open.</param>
    /// <returns>A task that completes when the store is open.</returns>
    /// <exception cref="OrchestrationStoreException">The store cannot be used; the message says why and what to do.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _store.OpenAsync(cancellationToken).ConfigureAwait(false);
        _working = WorkAsync();

        // Whoever starts the worker finds it working, or standing by for another one.
        await Task.WhenAny(_working, _doesNotWorkYet.Task).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the worker: nothing new is begun, and what runs is waited for. What has not ended then is run again at the next start.</summary>
    /// <param name="timeIsUp">Cancelled when activities shall be waited for no longer; their cancellation tokens are then cancelled.</param>
    /// <returns>A task that completes when nothing runs.</returns>
    public async Task StopAsync(CancellationToken timeIsUp = default)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_working is null)
        {
            return;
        }

        var lease = await _working.ConfigureAwait(false);
        _working = null;
        if (lease is not null)
        {
            if (_purge is not null)
            {
                await _purge.DisposeAsync().ConfigureAwait(false);
            }

            await _dispatcher.StopAsync(timeIsUp).ConfigureAwait(false);
            await lease.DisposeAsync().ConfigureAwait(false);
        }

        WorkerLog.WorkerStopped(_logger);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A container that gives the worker under two keys disposes it twice.
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _dispatcher.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private void StandBy()
    {
        WorkerLog.WorkerStandsBy(_logger, _store.Description);
        _doesNotWorkYet.TrySetResult();
    }

    private async Task<IWorkerLease?> WorkAsync()
    {
        while (true)
        {
            try
            {
                var lease = await _store.AcquireWorkerLeaseAsync(
                    _dispatcher, StandBy, _stopping.Token).ConfigureAwait(false);
                _dispatcher.Start();
                _purge?.Start();
                WorkerLog.WorkerStarted(_logger, _store.Description);
                return lease;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            catch (OrchestrationStoreException error)
            {
                _doesNotWorkYet.TrySetResult();
                WorkerLog.StoreUnreadable(_logger, error);
                await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }
        }
    }
}
