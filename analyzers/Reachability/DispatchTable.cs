using System;
using System.Collections.Generic;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>
/// For each virtual, abstract and interface member the bodies in source that may run, with the type of the object. It holds no symbols.
/// </summary>
internal sealed class DispatchTable
{
    private readonly Dictionary<BodyId, List<DispatchTarget>> _bySource;
    private readonly Dictionary<string, List<DispatchTarget>> _byName;

    public DispatchTable(Dictionary<BodyId, List<DispatchTarget>> bySource, Dictionary<string, List<DispatchTarget>> byName)
    {
        _bySource = bySource;
        _byName = byName;
    }

    /// <summary>The candidates for the slot of <paramref name="edge"/>.</summary>
    public IReadOnlyList<DispatchTarget> Candidates(CallEdge edge)
    {
        List<DispatchTarget>? found;
        if (edge.Slot is { } name)
        {
            _byName.TryGetValue(name, out found);
        }
        else
        {
            _bySource.TryGetValue(edge.Target, out found);
        }

        if (found is null)
        {
            return Array.Empty<DispatchTarget>();
        }

        return edge.Arguments is { } arguments
            ? found.FindAll(target => target.Arguments is null || target.Arguments == arguments)
            : found;
    }
}
