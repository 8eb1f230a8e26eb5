namespace Perdure.Replay.Threading;

/// <summary>
/// The one logical thread on which an orchestrator runs: a queue of continuations, drained by whichever thread runs the turn. What is
/// posted from any other thread is dropped and reported, since it would make the order of execution a matter of chance.
/// </summary>
internal sealed class OrchestratorThread
{
    private static readonly ExecutionContext CleanContext = CaptureCleanContext();

    [ThreadStatic]
    private static OrchestratorThread? _current;

    private readonly Queue<WorkItem> _queue = new();
    private readonly TimeSpan _blockingWaitLimit;
    private readonly OrchestratorTaskScheduler _taskScheduler;
    private readonly Action<ThreadViolation> _onViolation;

    /// <summary>Creates the thread.</summary>
    /// <param name="blockingWaitLimit">How long a blocking wait for a task may take before it counts as a deadlock.</param>
    /// <param name="onViolation">Is told, on whatever thread it happens, that the orchestrator left its thread or blocks it.</param>
    public OrchestratorThread(TimeSpan blockingWaitLimit, Action<ThreadViolation> onViolation)
    {
        _onViolation = onViolation;
        _blockingWaitLimit = blockingWaitLimit;
        _taskScheduler = new OrchestratorTaskScheduler(this);
    }

    /// <summary>Whether the calling thread runs this orchestrator at present.</summary>
    public bool IsCurrent => _current == this;

    /// <summary>Runs a turn on the calling thread. The ambient state of the caller (async locals, the current activity) does not reach the
    /// orchestrator.</summary>
    /// <param name="turn">The turn. It calls <see cref="Drain"/> after each event.</param>
    public void Run(Action turn) => ExecutionContext.Run(
        CleanContext,
        static state =>
        {
            var (thread, turn) = ((OrchestratorThread, Action))state!;
            thread.RunInCleanContext(turn);
        },
        (this, turn));

    /// <summary>Runs what is queued, and what that queues, until nothing is left.</summary>
    public void Drain()
    {
        while (_queue.TryDequeue(out var item))
        {
            SetFreshSynchronizationContext();
            if (item.Callback is { } callback)
            {
                callback(item.State);
            }
            else
            {
                _taskScheduler.Execute((Task)item.State!);
            }
        }
    }

    /// <summary>Queues a continuation, or reports it when it comes from another thread.</summary>
    /// <param name="callback">The continuation.</param>
    /// <param name="state">Its argument.</param>
    public void Post(SendOrPostCallback callback, object? state)
    {
        if (IsCurrent)
        {
            _queue.Enqueue(new WorkItem(callback, state));
        }
        else
        {
            Report(new ThreadViolation(ThreadViolationKind.ForeignContinuation, AsyncCallChain.DescribeContinuation(state)));
        }
    }

    /// <summary>Queues a task, or reports it when it comes from another thread.</summary>
    /// <param name="task">The task.</param>
    public void Queue(Task task)
    {
        if (IsCurrent)
        {
            _queue.Enqueue(new WorkItem(null, task));
        }
        else
        {
            Report(new ThreadViolation(ThreadViolationKind.ForeignContinuation, null));
        }
    }

    /// <summary>Reports that the orchestrator left its thread or blocks it.</summary>
    /// <param name="violation">What happened.</param>
    public void Report(ThreadViolation violation) => _onViolation(violation);

    private static ExecutionContext CaptureCleanContext()
    {
        ExecutionContext? context = null;
        var thread = new Thread(() => context = ExecutionContext.Capture()) { IsBackground = true };
        thread.UnsafeStart();
        thread.Join();
        return context!;
    }

    private void RunInCleanContext(Action turn)
    {
        var outer = _current;
        _current = this;
        SetFreshSynchronizationContext();
        try
        {
            // Inside a task of the scheduler, so that TaskScheduler.Current is the orchestrator's own as well.
            var task = new Task(turn, TaskCreationOptions.DenyChildAttach);
            task.RunSynchronously(_taskScheduler);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            _current = outer;
        }
    }

    // A new one each time, so that no continuation finds the context that it captured and is run inline by the framework: inline it would
    // not see the orchestrator's task scheduler as the current one, and what it starts would go to the thread pool.
    private void SetFreshSynchronizationContext() =>
        SynchronizationContext.SetSynchronizationContext(new OrchestratorSynchronizationContext(this, _blockingWaitLimit));

    private readonly record struct WorkItem(SendOrPostCallback? Callback, object? State);
}
