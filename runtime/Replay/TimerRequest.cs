namespace Perdure.Replay;

/// <summary>A timer to set.</summary>
/// <param name="TaskId">The number of its creation, which <see cref="History.TimerFiredEvent.TimerId"/> repeats.</param>
/// <param name="FireAt">When it fires, UTC; at once when that has passed.</param>
public sealed record TimerRequest(int TaskId, DateTime FireAt);
