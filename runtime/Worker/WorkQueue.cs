namespace Perdure.Worker;

/// <summary>
/// Runs work on the thread pool, so much at a time and the rest in order. What goes on with something that has begun goes before what begins
/// anew, so that a flood of beginnings does not leave everything half done and in memory. An idle queue has no thread and no timer.
/// </summary>
/// <typeparam name="T">The type of a piece of work.</typeparam>
internal sealed class WorkQueue<T> : IThreadPoolWorkItem
{
    // Beginnings that wait get at least one run in so many: what has begun and never ends must not shut them out.
    private const int RunsForOneBeginning = 8;

    private readonly Func<T, Task> _run;
    private readonly int _limit;
    private readonly WorkInFlight? _inFlight;
    private readonly Queue<T> _waiting = new();
    private readonly Queue<T> _beginnings = new();
    private readonly object _gate = new();
    private int _runners;
    private int _runsSinceBeginning;
    private bool _stopped;
    private TaskCompletionSource? _idle;

    /// <summary>Initializes a new instance of the <see cref="WorkQueue{T}"/> class.</summary>
    /// <param name="limit">How much runs at a time.</param>
    /// <param name="run">Runs a piece of work. It must not throw.</param>
    /// <param name="inFlight">Counts the work, where somebody wants to know.</param>
    public WorkQueue(int limit, Func<T, Task> run, WorkInFlight? inFlight = null)
    {
        _inFlight = inFlight;
        _limit = limit;
        _run = run;
    }

    private int WaitingCount => _waiting.Count + _beginnings.Count;

    /// <summary>Hands over a piece of work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isBeginning">Whether it begins something anew.</param>
    public void Enqueue(T work, bool isBeginning = false)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _inFlight?.Begin();
            (isBeginning ? _beginnings : _waiting).Enqueue(work);
            if (_runners >= _limit)
            {
                return;
            }

            _runners++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Begins nothing any more, drops what waits, and waits for what runs.</summary>
    /// <returns>A task that completes when nothing runs.</returns>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _stopped = true;
            _inFlight?.End(WaitingCount);
            _waiting.Clear();
            _beginnings.Clear();
        }

        return WhenIdleAsync();
    }

    /// <summary>Waits until nothing runs and nothing waits.</summary>
    /// <returns>A task that completes then.</returns>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _runners == 0
                ? Task.CompletedTask
                : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    // Runs one piece and goes to the back of the thread pool's queue, so that what the piece has led to, and whatever else the process has to
    // do, gets its turn as well.
    private async Task RunAsync()
    {
        if (TryTake(out var work))
        {
            await _run(work).ConfigureAwait(false);
            _inFlight?.End();
        }

        lock (_gate)
        {
            if (WaitingCount == 0)
            {
                if (--_runners == 0)
                {
                    _idle?.SetResult();
                    _idle = null;
                }

                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTake(out T work)
    {
        lock (_gate)
        {
            var beginningIsDue = _beginnings.Count > 0 && (_waiting.Count == 0 || _runsSinceBeginning >= RunsForOneBeginning);
            _runsSinceBeginning = beginningIsDue || _beginnings.Count == 0 ? 0 : _runsSinceBeginning + 1;
            return (beginningIsDue ? _beginnings : _waiting).TryDequeue(out work!);
        }
    }
}
