using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Contracts;
using Perdure.Analyzers.EntryPoints;
using Perdure.Analyzers.Reachability;

namespace Perdure.Analyzers.Snapshots;

/// <summary>What an edit of declarations left of what was known of the project as a whole.</summary>
internal sealed class SnapshotTransfer
{
    /// <summary>The dispatch of the types, with those to be read anew; null when all of them are.</summary>
    public DispatchTransfer? Dispatch { get; init; }

    /// <summary>The names that lead to frameworks; null when they are to be gathered anew.</summary>
    public FrameworkNames? Frameworks { get; init; }

    /// <summary>The orchestrators that declarations give away; null when they are to be looked for anew.</summary>
    public DeclaredOrchestrators? Declared { get; init; }

    /// <summary>The tasks that declarations give away; null when they are to be looked for anew.</summary>
    public DeclaredContracts? Contracts { get; init; }
}
