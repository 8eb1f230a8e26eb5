using Perdure.History;

namespace Perdure.Replay.Pending;

/// <summary>A timer that the orchestrator waits for.</summary>
/// <param name="action">Its creation.</param>
internal sealed class PendingTimer(HistoryEvent action) : TaskCompletionSource, IPendingCall
{
    /// <inheritdoc/>
    public HistoryEvent Action { get; } = action;

    /// <summary>What cancels it.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }

    /// <inheritdoc/>
    public void Complete(string? result, DataConverter converter)
    {
        Cancellation.Dispose();
        TrySetResult();
    }

    /// <inheritdoc/>
    public void Fail(Exception exception)
    {
        Cancellation.Dispose();
        TrySetException(exception);
    }
}
