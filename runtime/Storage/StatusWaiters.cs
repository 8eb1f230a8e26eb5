using System.Diagnostics;

namespace Perdure.Storage;

/// <summary>Wakes those who wait for a status of an instance. Costs next to nothing for instances that nobody waits for.</summary>
internal sealed class StatusWaiters
{
    private readonly Dictionary<string, List<Waiter>> _waiting = new(StringComparer.Ordinal);
    private volatile int _count;

    /// <summary>Reports that an instance has changed.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="status">Its status; null when it is gone or was created anew.</param>
    public void Changed(string instanceId, OrchestrationRuntimeStatus? status)
    {
        if (_count == 0)
        {
            return;
        }

        lock (_waiting)
        {
            if (_waiting.TryGetValue(instanceId, out var waiters))
            {
                Wake(waiters, status);
            }
        }
    }

    /// <summary>Reports that any instance may have changed.</summary>
    public void AllChanged()
    {
        lock (_waiting)
        {
            foreach (var waiters in _waiting.Values)
            {
                Wake(waiters, null);
            }
        }
    }

    /// <summary>Waits until an instance has a certain status.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="read">Reads the instance as it stands.</param>
    /// <param name="condition">Which statuses end the waiting.</param>
    /// <param name="pollInterval">Says, for how long has been waited already, how long to wait for a report before looking again, where reports may be missing; null where they are complete.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The instance, or null when there is none.</returns>
    public async Task<InstanceRecord?> WaitAsync(
        string instanceId,
        Func<InstanceRecord?> read,
        Func<OrchestrationRuntimeStatus, bool> condition,
        Func<TimeSpan, TimeSpan?> pollInterval,
        CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Registered before looking, so that no change slips through in between.
            var waiter = Register(instanceId, condition);
            try
            {
                var instance = read();
                if (instance is null || condition(instance.Status))
                {
                    return instance;
                }

                await waiter.Changed.Task.WaitAsync(pollInterval(Stopwatch.GetElapsedTime(began)) ?? Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Look again.
            }
            finally
            {
                Unregister(instanceId, waiter);
            }
        }
    }

    private static void Wake(List<Waiter> waiters, OrchestrationRuntimeStatus? status)
    {
        foreach (var waiter in waiters)
        {
            if (status is null || waiter.Condition(status.Value))
            {
                waiter.Changed.TrySetResult();
            }
        }
    }

    private Waiter Register(string instanceId, Func<OrchestrationRuntimeStatus, bool> condition)
    {
        var waiter = new Waiter(condition, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_waiting)
        {
            if (!_waiting.TryGetValue(instanceId, out var waiters))
            {
                _waiting.Add(instanceId, waiters = []);
            }

            waiters.Add(waiter);
            _count++;
        }

        return waiter;
    }

    private void Unregister(string instanceId, Waiter waiter)
    {
        lock (_waiting)
        {
            var waiters = _waiting[instanceId];
            waiters.Remove(waiter);
            _count--;
            if (waiters.Count == 0)
            {
                _waiting.Remove(instanceId);
            }
        }
    }

    private sealed record Waiter(Func<OrchestrationRuntimeStatus, bool> Condition, TaskCompletionSource Changed);
}
