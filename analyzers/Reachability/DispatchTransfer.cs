using System.Collections.Generic;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>The dispatch table of an earlier snapshot, with what of it an edit of declarations may have changed.</summary>
internal sealed class DispatchTransfer
{
    public DispatchTransfer(DispatchTable earlier, BodyRelocation relocation, HashSet<int> changedTypes)
    {
        Earlier = earlier;
        Relocation = relocation;
        ChangedTypes = changedTypes;
    }

    /// <summary>The table.</summary>
    public DispatchTable Earlier { get; }

    /// <summary>Where the bodies of the earlier snapshot are now.</summary>
    public BodyRelocation Relocation { get; }

    /// <summary>The hashes of the names of the types whose objects may run other bodies now.</summary>
    public HashSet<int> ChangedTypes { get; }
}
