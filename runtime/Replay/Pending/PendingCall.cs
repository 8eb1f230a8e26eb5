using Perdure.History;

namespace Perdure.Replay.Pending;

/// <summary>A call whose result the orchestrator waits for.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="action">The call.</param>
/// <param name="ignoresResult">Whether the result is not read.</param>
internal sealed class PendingCall<T>(HistoryEvent action, bool ignoresResult) : TaskCompletionSource<T>, IPendingCall
{
    /// <inheritdoc/>
    public HistoryEvent Action { get; } = action;

    /// <inheritdoc/>
    public void Complete(string? result, DataConverter converter)
    {
        T? value = default;
        if (!ignoresResult)
        {
            try
            {
                value = PayloadReading.Read<T>(converter, result, null, Action);
            }
            catch (Exception e)
            {
                TrySetException(e);
                return;
            }
        }

        TrySetResult(value!);
    }

    /// <inheritdoc/>
    public void Fail(Exception exception) => TrySetException(exception);
}
