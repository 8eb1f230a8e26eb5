using System.Diagnostics;

namespace Perdure.Replay.Threading;

/// <summary>Brings continuations back to the orchestrator's thread.</summary>
internal sealed class OrchestratorSynchronizationContext : SynchronizationContext
{
    private readonly OrchestratorThread _thread;
    private readonly int _blockingWaitLimit;

    /// <summary>Creates the context.</summary>
    /// <param name="thread">The orchestrator's thread.</param>
    /// <param name="blockingWaitLimit">How long a blocking wait for a task may take before it counts as a deadlock.</param>
    public OrchestratorSynchronizationContext(OrchestratorThread thread, TimeSpan blockingWaitLimit)
    {
        _thread = thread;
        _blockingWaitLimit = blockingWaitLimit == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)blockingWaitLimit.TotalMilliseconds;
        SetWaitNotificationRequired();
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => _thread.Post(d, state);

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!_thread.IsCurrent)
        {
            _thread.Report(new ThreadViolation(ThreadViolationKind.ForeignContinuation, AsyncCallChain.DescribeContinuation(state)));
            throw new InvalidOperationException(
                "Code cannot be sent to the thread of an orchestrator from another thread: it would not happen again on replay.");
        }

        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <inheritdoc/>
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout)
    {
        // Locks and handles also come here, and may be held for long by others. Only a wait for a task can be one for a result that
        // this very thread would have to deliver.
        if (_blockingWaitLimit == Timeout.Infinite
            || (millisecondsTimeout != Timeout.Infinite && millisecondsTimeout <= _blockingWaitLimit)
            || Debugger.IsAttached
            || !IsWaitForTask())
        {
            return WaitHelper(waitHandles, waitAll, millisecondsTimeout);
        }

        var result = WaitHelper(waitHandles, waitAll, _blockingWaitLimit);
        if (result != WaitHandle.WaitTimeout)
        {
            return result;
        }

        _thread.Report(new ThreadViolation(ThreadViolationKind.BlockedThread, SourceLocation.OfCaller()));
        throw new InvalidOperationException(
            "The orchestrator blocks its thread to wait for a task. A durable task can only complete when the thread is free: await it.");
    }

    private static bool IsWaitForTask()
    {
        var frames = new StackTrace(fNeedFileInfo: false).GetFrames();
        return Array.Exists(frames, static frame => frame.GetMethod() is { Name: "InternalWaitCore" or "WaitAllCore" or "WaitAnyCore" } method
            && method.DeclaringType == typeof(Task));
    }
}
