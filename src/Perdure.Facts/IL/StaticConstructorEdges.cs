using System.Collections.Generic;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>
/// Tells apart what a static constructor does to make the value of a static field from what it does besides, so that a member which
/// uses one static field is not charged with all others. Compilers write one initialiser after the other: what runs until a store
/// leaves the stack empty belongs to the field that is stored to.
/// </summary>
internal sealed class StaticConstructorEdges
{
    private readonly HashSet<Edge> _current = [];
    private readonly HashSet<Edge> _residual = [];
    private readonly Dictionary<int, HashSet<Edge>> _ofLocals = [];
    private readonly HashSet<int> _usedLocals = [];

    /// <summary>What runs besides the initialisers.</summary>
    public IReadOnlyCollection<Edge> Residual => _residual;

    public void Add(Edge edge) => _current.Add(edge);

    /// <summary>A static field of the same type gets its value.</summary>
    public void StoredInField(FieldStores field, bool stackIsEmpty)
    {
        field.Edges.UnionWith(_current);
        if (stackIsEmpty)
        {
            _current.Clear();
        }
    }

    /// <summary>A local gets its value; which field that is for shows when the local is read.</summary>
    public void StoredInLocal(int local, bool stackIsEmpty)
    {
        if (!_ofLocals.TryGetValue(local, out var edges))
        {
            edges = [];
            _ofLocals.Add(local, edges);
        }

        edges.UnionWith(_current);
        if (stackIsEmpty)
        {
            _current.Clear();
        }
    }

    public void LoadedLocal(int local)
    {
        if (_ofLocals.TryGetValue(local, out var edges))
        {
            _current.UnionWith(edges);
            _usedLocals.Add(local);
        }
    }

    /// <summary>A statement ends without storing anything.</summary>
    public void EndStatement()
    {
        _residual.UnionWith(_current);
        _current.Clear();
    }

    /// <summary>The body ends.</summary>
    public void End()
    {
        EndStatement();
        foreach (var local in _ofLocals)
        {
            if (!_usedLocals.Contains(local.Key))
            {
                _residual.UnionWith(local.Value);
            }
        }
    }
}
