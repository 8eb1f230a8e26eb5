namespace Perdure.Worker;

/// <summary>Runs work on the thread pool, so much at a time and the rest in order. An idle queue has no thread and no timer.</summary>
/// <typeparam name="T">The type of a piece of work.</typeparam>
internal sealed class WorkQueue<T>
{
    private readonly Func<T, Task> _run;
    private readonly int _limit;
    private readonly WorkInFlight? _inFlight;
    private readonly Queue<T> _waiting = new();
    private readonly object _gate = new();
    private int _running;
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

    /// <summary>Hands over a piece of work.</summary>
    /// <param name="work">The work.</param>
    public void Enqueue(T work)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _inFlight?.Begin();
            if (_running >= _limit)
            {
                _waiting.Enqueue(work);
                return;
            }

            _running++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.Queue.RunAsync(s.Work), (Queue: this, Work: work), preferLocal: true);
    }

    /// <summary>Begins nothing any more, and waits for what has begun.</summary>
    /// <param name="keepWaiting">Whether what waits is still begun; what is handed over from now on is dropped in any case.</param>
    /// <returns>A task that completes when nothing runs.</returns>
    public Task StopAsync(bool keepWaiting)
    {
        lock (_gate)
        {
            _stopped = true;
            if (!keepWaiting)
            {
                _inFlight?.End(_waiting.Count);
                _waiting.Clear();
            }

            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            return (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Waits until nothing runs and nothing waits.</summary>
    /// <returns>A task that completes then.</returns>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _running == 0
                ? Task.CompletedTask
                : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private async Task RunAsync(T work)
    {
        while (true)
        {
            await _run(work).ConfigureAwait(false);
            _inFlight?.End();
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out work!))
                {
                    if (--_running == 0)
                    {
                        _idle?.SetResult();
                        _idle = null;
                    }

                    return;
                }
            }
        }
    }
}
