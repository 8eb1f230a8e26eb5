using Microsoft.Extensions.Logging;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Removes orchestrations some time after they have ended.</summary>
internal sealed class AutoPurge : IAsyncDisposable
{
    private const int PageSize = 500;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(10);

    private readonly IOrchestrationStore _store;
    private readonly TimeSpan _age;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Initializes a new instance of the <see cref="AutoPurge"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="age">How long an orchestration stays after its end.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public AutoPurge(IOrchestrationStore store, TimeSpan age, TimeProvider time, ILogger logger)
    {
        _store = store;
        _age = age;
        _time = time;
        _logger = logger;
    }

    /// <summary>Begins.</summary>
    public void Start() => _running = RunAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var interval = _age / 4;
        interval = interval < ShortestInterval ? ShortestInterval : interval > LongestInterval ? LongestInterval : interval;
        using var timer = new PeriodicTimer(interval, _time);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await PurgeAsync().ConfigureAwait(false);
                await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (OrchestrationStoreException error)
            {
                WorkerLog.StoreUnreadable(_logger, error);
                await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }
        }
    }

    private async Task PurgeAsync()
    {
        var before = _time.GetUtcNow().UtcDateTime - _age;
        var purged = 0;
        var last = PageSize;
        while (last == PageSize && !_stopping.IsCancellationRequested)
        {
            var ended = await _store.FindEndedAsync(before, PageSize, _stopping.Token).ConfigureAwait(false);
            last = ended.Count == 0 ? 0 : await _store.PurgeAsync(ended).ConfigureAwait(false);
            purged += last;
        }

        if (purged > 0)
        {
            WorkerLog.Purged(_logger, purged, before);
        }
    }
}
