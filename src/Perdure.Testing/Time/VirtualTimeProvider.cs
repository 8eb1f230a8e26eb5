namespace Perdure.Testing.Time;

/// <summary>A clock that stands still until it is moved. Timers fire when it passes their time, in the order of their times.</summary>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly object _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (DateTimeOffset Due, long Setting)> _timers = new();
    private DateTimeOffset _now;
    private long _settings;

    /// <summary>Creates a clock.</summary>
    /// <param name="start">The time that it shows.</param>
    public VirtualTimeProvider(DateTimeOffset start)
    {
        _now = start.ToUniversalTime();
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer fires.</summary>
    /// <returns>The time; null when none is set.</returns>
    public DateTimeOffset? NextTimer()
    {
        lock (_gate)
        {
            return Peek() is { } due ? due : null;
        }
    }

    /// <summary>Moves the clock and fires the timers whose time it passes, one after the other.</summary>
    /// <param name="time">The new time; one in the past changes nothing.</param>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (TakeDue(time) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = time > _now ? time.ToUniversalTime() : _now;
        }
    }

    private VirtualTimer? TakeDue(DateTimeOffset time)
    {
        lock (_gate)
        {
            if (Peek() is not { } due || due > time)
            {
                return null;
            }

            var (timer, _) = _timers.Dequeue();
            _now = due > _now ? due : _now;
            if (timer.Period is { } period)
            {
                Set(timer, _now + period);
            }
            else
            {
                timer.Setting = 0;
            }

            return timer;
        }
    }

    // A timer that was changed leaves its old setting behind.
    private DateTimeOffset? Peek()
    {
        while (_timers.TryPeek(out var item, out var priority))
        {
            if (item.Timer.Setting == item.Setting)
            {
                return priority.Due;
            }

            _timers.Dequeue();
        }

        return null;
    }

    private void Set(VirtualTimer timer, DateTimeOffset due)
    {
        timer.Setting = ++_settings;
        _timers.Enqueue((timer, timer.Setting), (due, timer.Setting));
    }

    private sealed class VirtualTimer(VirtualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public long Setting { get; set; }

        public TimeSpan? Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                Setting = 0;
                Period = period > TimeSpan.Zero ? period : null;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    owner.Set(this, owner._now + dueTime);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
