namespace Perdure.Testing.Time;

/// <summary>The clock that is injected where the test registers none: the host's, and in chaos replay one that shows a much later time.</summary>
/// <param name="inner">The clock of the first run.</param>
internal sealed class ReplayClock(TimeProvider inner) : TimeProvider
{
    // An orchestrator runs on the thread that replays it.
    [ThreadStatic]
    private static TimeSpan _shift;

    /// <summary>How much later it is on the calling thread.</summary>
    public static TimeSpan Shift
    {
        get => _shift;
        set => _shift = value;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + _shift;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp() + (long)(_shift.TotalSeconds * inner.TimestampFrequency);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
