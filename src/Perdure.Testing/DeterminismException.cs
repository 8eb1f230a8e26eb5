using Perdure.Replay;

namespace Perdure.Testing;

/// <summary>An orchestration under test is not deterministic.</summary>
public sealed class DeterminismException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The report of the determinism guard as text.</param>
    /// <param name="report">The report; null when only its text is known.</param>
    public DeterminismException(string message, DeterminismReport? report)
        : base(message)
    {
        Report = report;
    }

    /// <summary>The report of the determinism guard; null when only its text is known.</summary>
    public DeterminismReport? Report { get; }
}
