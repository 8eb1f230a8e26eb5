using System.Collections.Immutable;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.EntryPoints;

/// <summary>What declarations alone tell of orchestrators. It holds no symbols.</summary>
internal sealed class DeclaredOrchestrators
{
    public DeclaredOrchestrators(ImmutableArray<EntryPoint> entryPoints, ImmutableArray<string> delegateNames, ImmutableHashSet<BodyId> types)
    {
        EntryPoints = entryPoints;
        DelegateNames = delegateNames;
        Types = types;
    }

    /// <summary>The orchestrators.</summary>
    public ImmutableArray<EntryPoint> EntryPoints { get; }

    /// <summary>The names of methods, fields and properties to which an orchestrator may be given as a delegate.</summary>
    public ImmutableArray<string> DelegateNames { get; }

    /// <summary>The types that are orchestrators.</summary>
    public ImmutableHashSet<BodyId> Types { get; }
}
