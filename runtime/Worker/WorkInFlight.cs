namespace Perdure.Worker;

/// <summary>Counts the work of a worker that has been handed over and has not ended, so that a test host knows when nothing moves.</summary>
internal sealed class WorkInFlight
{
    private readonly object _gate = new();
    private int _count;
    private TaskCompletionSource? _idle;

    /// <summary>Whether nothing moves.</summary>
    public bool IsIdle => Volatile.Read(ref _count) == 0;

    /// <summary>Counts a piece of work.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    /// <summary>Ends a piece of work. What it led to has been counted before.</summary>
    /// <param name="count">How many pieces.</param>
    public void End(int count = 1)
    {
        lock (_gate)
        {
            _count -= count;
            if (_count == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    /// <summary>Waits until nothing moves.</summary>
    /// <returns>A task that completes then.</returns>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _count == 0
                ? Task.CompletedTask
                : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
