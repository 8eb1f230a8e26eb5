using Perdure.History;

namespace Perdure.Replay;

/// <summary>What a turn of an orchestration did, as data for the store.</summary>
public sealed record OrchestrationTurn
{
    /// <summary>What is to be done with it. For all but <see cref="TurnOutcome.Commit"/> the lists are empty.</summary>
    public required TurnOutcome Outcome { get; init; }

    /// <summary>Whether the executor can run further turns: the generation has not ended and nothing is wrong.</summary>
    public bool CanContinue { get; init; }

    /// <summary>The history events to append, in their order. They contain the messages that were taken: all of them.</summary>
    public IReadOnlyList<HistoryEvent> NewEvents { get; init; } = [];

    /// <summary>The activities to run.</summary>
    public IReadOnlyList<ActivityRequest> Activities { get; init; } = [];

    /// <summary>The timers to set.</summary>
    public IReadOnlyList<TimerRequest> Timers { get; init; } = [];

    /// <summary>The numbers of timers, set in earlier turns, that nobody waits for any longer. Deleting them is an economy: a fired timer
    /// that nobody waits for changes nothing.</summary>
    public IReadOnlyList<int> CancelledTimers { get; init; } = [];

    /// <summary>The sub-orchestrations to start.</summary>
    public IReadOnlyList<SubOrchestrationRequest> SubOrchestrations { get; init; } = [];

    /// <summary>The messages to other orchestrations, and to the instance itself, in their order.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>The messages to entities, in their order.</summary>
    public IReadOnlyList<EntityMessage> EntityMessages { get; init; } = [];

    /// <summary>The status after the turn.</summary>
    public OrchestrationRuntimeStatus Status { get; init; }

    /// <summary>The serialized custom status after the turn.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>The serialized output, when the instance has ended.</summary>
    public string? Output { get; init; }

    /// <summary>Why it failed, when it did; why it is held, when it is.</summary>
    public TaskFailureDetails? Failure { get; init; }

    /// <summary>The next generation, when the instance starts over. The history becomes empty and this is its inbox, before what arrives
    /// later.</summary>
    public NextGeneration? ContinueAsNew { get; init; }

    /// <summary>What the determinism guard found, when it found something that it must not let pass.</summary>
    public DeterminismReport? Report { get; init; }

    /// <summary>What the determinism guard found and let pass, for the log.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
