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

    /// <summary>The same with all bodies at their new places, or null when one of them is gone.</summary>
    public DeclaredOrchestrators? Move(BodyRelocation relocation)
    {
        if (relocation.MovesNothing)
        {
            return this;
        }

        return relocation.TryMove(EntryPoints, static (EntryPoint entry, BodyRelocation to, out EntryPoint moved) => entry.TryMove(to, out moved), out var entryPoints)
            && relocation.TryMove(Types.ToImmutableArray(), static (BodyId id, BodyRelocation to, out BodyId moved) => to.TryMove(id, out moved), out var types)
            ? new DeclaredOrchestrators(entryPoints, DelegateNames, types.ToImmutableHashSet())
            : null;
    }
}
