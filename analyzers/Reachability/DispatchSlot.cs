using System;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>A virtual, abstract or interface member: by its declaration in source, or by the documentation-comment id of one in another assembly.</summary>
internal readonly struct DispatchSlot : IEquatable<DispatchSlot>
{
    private readonly BodyId _source;
    private readonly string? _name;

    public DispatchSlot(BodyId source)
    {
        _source = source;
        _name = null;
    }

    public DispatchSlot(string name)
    {
        _source = default;
        _name = name;
    }

    /// <summary>The same at its new place, if it is still there.</summary>
    public bool TryMove(BodyRelocation relocation, out DispatchSlot moved)
    {
        moved = this;
        if (_name is not null)
        {
            return true;
        }

        if (!relocation.TryMove(_source, out var source))
        {
            return false;
        }

        moved = new DispatchSlot(source);
        return true;
    }

    public bool Equals(DispatchSlot other) => _name == other._name && _source.Equals(other._source);

    public override bool Equals(object? obj) => obj is DispatchSlot other && Equals(other);

    public override int GetHashCode() => _name?.GetHashCode() ?? _source.GetHashCode();
}
