using System.Collections.Immutable;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>For each virtual, abstract and interface member that objects of one type have, the body that runs.</summary>
internal sealed class TypeDispatch
{
    public TypeDispatch(BodyId type, ImmutableArray<(DispatchSlot Slot, DispatchTarget Target)> targets)
    {
        Type = type;
        Targets = targets;
    }

    /// <summary>The type.</summary>
    public BodyId Type { get; }

    /// <summary>The members with their bodies.</summary>
    public ImmutableArray<(DispatchSlot Slot, DispatchTarget Target)> Targets { get; }

    /// <summary>The same with all bodies at their new places, or null when one of them is gone.</summary>
    public TypeDispatch? Move(BodyRelocation relocation)
    {
        if (!relocation.TryMove(Type, out var type))
        {
            return null;
        }

        var targets = ImmutableArray.CreateBuilder<(DispatchSlot, DispatchTarget)>(Targets.Length);
        foreach (var (slot, target) in Targets)
        {
            if (!slot.TryMove(relocation, out var movedSlot) || !relocation.TryMove(target.Body, out var body))
            {
                return null;
            }

            targets.Add((movedSlot, new DispatchTarget(type, body, target.Arguments)));
        }

        return new TypeDispatch(type, targets.MoveToImmutable());
    }
}
