using Perdure.History;

namespace Perdure.Replay.Pending;

/// <summary>
/// The events of an instance and who waits for them. Names are compared without regard to case. Events that nobody waits for are
/// served in the order of their arrival; of several waits on one name the youngest is served first.
/// </summary>
internal sealed class ExternalEventBuffer
{
    private Dictionary<string, Queue<(long Arrival, EventRaisedEvent Event)>>? _unclaimed;
    private Dictionary<string, LinkedList<IEventWait>>? _waits;
    private long _arrivals;

    /// <summary>How many waits are open.</summary>
    public int OpenWaits { get; private set; }

    /// <summary>Takes an event in.</summary>
    /// <param name="raised">The event.</param>
    /// <param name="converter">Reads its payload.</param>
    public void Add(EventRaisedEvent raised, DataConverter converter)
    {
        if (_waits is not null && _waits.TryGetValue(raised.Name, out var waits) && waits.Last is { } youngest)
        {
            waits.RemoveLast();
            OpenWaits--;
            youngest.Value.Complete(raised.Input, converter);
            return;
        }

        _unclaimed ??= new(StringComparer.OrdinalIgnoreCase);
        if (!_unclaimed.TryGetValue(raised.Name, out var queue))
        {
            _unclaimed.Add(raised.Name, queue = new Queue<(long, EventRaisedEvent)>());
        }

        queue.Enqueue((_arrivals++, raised));
    }

    /// <summary>Waits for an event.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="converter">Reads its payload.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="onThread">Whether the caller is on the orchestrator's thread; asked when the wait is cancelled.</param>
    /// <returns>The payload.</returns>
    public Task<T> WaitAsync<T>(string name, DataConverter converter, CancellationToken cancellation, Func<bool> onThread)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        var wait = new EventWait<T>(name);
        if (_unclaimed is not null && _unclaimed.TryGetValue(name, out var queue) && queue.TryDequeue(out var oldest))
        {
            wait.Complete(oldest.Event.Input, converter);
            return wait.Task;
        }

        _waits ??= new(StringComparer.OrdinalIgnoreCase);
        if (!_waits.TryGetValue(name, out var waits))
        {
            _waits.Add(name, waits = new LinkedList<IEventWait>());
        }

        var node = waits.AddLast(wait);
        OpenWaits++;
        if (cancellation.CanBeCanceled)
        {
            wait.Cancellation = cancellation.UnsafeRegister(
                _ =>
                {
                    if (onThread() && node.List is { } list)
                    {
                        list.Remove(node);
                        OpenWaits--;
                        wait.TrySetCanceled(cancellation);
                    }
                },
                null);
        }

        return wait.Task;
    }

    /// <summary>Gives the events that nobody waited for, in the order of their arrival.</summary>
    /// <returns>The events.</returns>
    public IEnumerable<EventRaisedEvent> Unclaimed() => _unclaimed is null
        ? []
        : _unclaimed.Values.SelectMany(queue => queue).OrderBy(item => item.Arrival).Select(item => item.Event);

    private interface IEventWait
    {
        void Complete(string? payload, DataConverter converter);
    }

    private sealed class EventWait<T>(string name) : TaskCompletionSource<T>, IEventWait
    {
        public CancellationTokenRegistration Cancellation { get; set; }

        public void Complete(string? payload, DataConverter converter)
        {
            Cancellation.Dispose();
            T? value;
            try
            {
                value = PayloadReading.Read<T>(converter, payload, "The payload of event", name);
            }
            catch (Exception e)
            {
                TrySetException(e);
                return;
            }

            TrySetResult(value!);
        }
    }
}
