namespace Perdure.Worker;

/// <summary>How much a worker does at a time, and how much it keeps in memory.</summary>
internal sealed record WorkerLimits
{
    /// <summary>How many turns of orchestrations.</summary>
    public required int ConcurrentOrchestrations { get; init; }

    /// <summary>How many activities.</summary>
    public required int ConcurrentActivities { get; init; }

    /// <summary>How many batches of entities.</summary>
    public required int ConcurrentEntities { get; init; }

    /// <summary>How many history events of orchestrations that wait for something.</summary>
    public required long CachedHistoryEvents { get; init; }

    /// <summary>How many messages that wait for their turn.</summary>
    public int WaitingMessages { get; init; } = 50_000;

    /// <summary>How many activities that wait for their turn.</summary>
    public int WaitingActivities { get; init; } = 50_000;

    /// <summary>Counts the work, where somebody wants to know when nothing moves.</summary>
    public WorkInFlight? InFlight { get; init; }
}
