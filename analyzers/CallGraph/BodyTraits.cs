using System;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What a body does that is no offence by itself, yet makes one of a call to it from certain places.</summary>
[Flags]
internal enum BodyTraits
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>It adds to the history.</summary>
    RecordsHistory = 1,

    /// <summary>It ends this generation of the orchestration, on every way through it.</summary>
    ContinuesAsNew = 2,

    /// <summary>It ends this generation of the orchestration on some way through it.</summary>
    MayContinueAsNew = 64,

    /// <summary>Its result tells whether the orchestrator is being replayed.</summary>
    AnswersReplayFlag = 4,

    /// <summary>It calls a sub-orchestration.</summary>
    CallsSubOrchestration = 8,

    /// <summary>It locks entities.</summary>
    LocksEntities = 16,

    /// <summary>It calls a delegate that it was given only as the replay flag says.</summary>
    GuardsDelegate = 32,

    /// <summary>It runs only when its result is enumerated.</summary>
    IsIterator = 128,
}
