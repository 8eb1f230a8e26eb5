using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>
/// For each virtual, abstract and interface member the bodies in source that may run, with the type of the object. It holds no symbols.
/// </summary>
internal sealed class DispatchTable
{
    private readonly Dictionary<BodyId, TypeDispatch> _types;
    private readonly Dictionary<DispatchSlot, List<DispatchTarget>> _slots = new();

    public DispatchTable(Dictionary<BodyId, TypeDispatch> types)
    {
        _types = types;

        // The order in which the types were found says how an editor came to them.
        foreach (var type in types.Values.OrderBy(static type => type.Type.Tree).ThenBy(static type => type.Type.Declaration))
        {
            foreach (var (slot, target) in type.Targets)
            {
                if (!_slots.TryGetValue(slot, out var targets))
                {
                    _slots.Add(slot, targets = new List<DispatchTarget>());
                }

                targets.Add(target);
            }
        }
    }

    /// <summary>What objects of each type run.</summary>
    public IReadOnlyCollection<TypeDispatch> Types => _types.Values;

    /// <summary>The candidates for the slot of <paramref name="edge"/>.</summary>
    public IReadOnlyList<DispatchTarget> Candidates(CallEdge edge)
    {
        if (!_slots.TryGetValue(edge.Slot is { } name ? new DispatchSlot(name) : new DispatchSlot(edge.Target), out var found))
        {
            return Array.Empty<DispatchTarget>();
        }

        return edge.Arguments is { } arguments
            ? found.FindAll(target => target.Arguments is null || target.Arguments == arguments)
            : found;
    }
}
