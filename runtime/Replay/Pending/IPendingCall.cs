using Perdure.History;

namespace Perdure.Replay.Pending;

/// <summary>An action whose end the orchestrator waits for, or could.</summary>
internal interface IPendingCall
{
    /// <summary>The action.</summary>
    HistoryEvent Action { get; }

    /// <summary>Ends it with a result.</summary>
    /// <param name="result">The serialized result.</param>
    /// <param name="converter">Reads it.</param>
    void Complete(string? result, DataConverter converter);

    /// <summary>Ends it with a failure.</summary>
    /// <param name="exception">What the orchestrator is to see.</param>
    void Fail(Exception exception);
}
