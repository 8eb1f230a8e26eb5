using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Delivers messages when they become due. One timer of the system serves all of them, set for the earliest; memory holds no more than those that are due.</summary>
internal sealed class DueMessagePump : IDisposable
{
    private const int PageSize = 1000;

    // A system timer takes no more than some 49 days; looking again in between costs nothing.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly IOrchestrationStore _store;
    private readonly TimeProvider _time;
    private readonly Action<StoredMessage> _deliver;
    private readonly Action<Exception> _failed;
    private readonly WorkInFlight? _inFlight;
    private readonly ITimer _timer;
    private readonly object _gate = new();
    private readonly HashSet<long> _delivered = [];
    private readonly HashSet<long> _doneWhileReading = [];
    private DuePosition? _position;
    private DateTime _setFor = DateTime.MaxValue;
    private bool _reading;
    private bool _again;
    private bool _stopped;

    /// <summary>Initializes a new instance of the <see cref="DueMessagePump"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="deliver">Takes a message that is due.</param>
    /// <param name="failed">Hears of a read that failed; it is repeated after a while.</param>
    /// <param name="inFlight">Counts the work, where somebody wants to know.</param>
    public DueMessagePump(
        IOrchestrationStore store, TimeProvider time, Action<StoredMessage> deliver, Action<Exception> failed, WorkInFlight? inFlight = null)
    {
        _inFlight = inFlight;
        _store = store;
        _time = time;
        _deliver = deliver;
        _failed = failed;
        _timer = time.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A message was put off.</summary>
    /// <param name="dueAt">When it becomes due, UTC.</param>
    public void Schedule(DateTime dueAt)
    {
        lock (_gate)
        {
            if (_position is { } position && dueAt <= position.DueAt)
            {
                // It became due before it was stored; the reading has gone past it meanwhile.
                _position = new DuePosition(dueAt.AddTicks(-1), long.MaxValue);
                _again = true;
            }

            Set(dueAt);
        }
    }

    /// <summary>Looks for messages that nobody has reported.</summary>
    public void Rescan()
    {
        lock (_gate)
        {
            _position = null;
            _again = true;
        }

        Pump();
    }

    /// <summary>A message is gone from the store.</summary>
    /// <param name="sequence">Its number.</param>
    public void Done(long sequence)
    {
        lock (_gate)
        {
            _delivered.Remove(sequence);
            if (_reading)
            {
                _doneWhileReading.Add(sequence);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        _timer.Dispose();
    }

    private void Pump()
    {
        lock (_gate)
        {
            _again = true;
            if (_reading || _stopped)
            {
                return;
            }

            _reading = true;
            _inFlight?.Begin();
        }

        ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.ReadAsync(), this, preferLocal: false);
    }

    private async Task ReadAsync()
    {
        while (Begin(out var position))
        {
            DueMessages due;
            try
            {
                due = await _store.ReadDueAsync(_time.GetUtcNow().UtcDateTime, position, PageSize).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                _failed(error);
                await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
                lock (_gate)
                {
                    _again = true;
                }

                continue;
            }

            foreach (var message in due.Messages)
            {
                if (TryDeliver(message.Key.Sequence))
                {
                    _deliver(message);
                }
            }

            Advance(position, due);
        }
    }

    private bool Begin(out DuePosition? position)
    {
        lock (_gate)
        {
            _doneWhileReading.Clear();
            position = _position;
            if (!_again || _stopped)
            {
                _reading = false;
                _inFlight?.End();
                return false;
            }

            _again = false;
            _setFor = DateTime.MaxValue;
            return true;
        }
    }

    private bool TryDeliver(long sequence)
    {
        lock (_gate)
        {
            return !_doneWhileReading.Contains(sequence) && _delivered.Add(sequence);
        }
    }

    private void Advance(DuePosition? from, DueMessages due)
    {
        lock (_gate)
        {
            if (_position == from)
            {
                _position = due.Last;
            }

            if (due.Messages.Count == PageSize)
            {
                _again = true;
            }

            if (due.NextDueAt is { } next)
            {
                Set(next);
            }
        }
    }

    private void Set(DateTime dueAt)
    {
        if (_stopped || dueAt >= _setFor)
        {
            return;
        }

        _setFor = dueAt;
        var wait = dueAt - _time.GetUtcNow().UtcDateTime;
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : RoundUp(wait), Timeout.InfiniteTimeSpan);
    }

    // System timers count whole milliseconds and round down: a timer must not fire before its time.
    private static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
