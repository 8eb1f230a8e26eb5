using System.Collections.Generic;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>Collects the edges that leave one body.</summary>
internal sealed class BodyEdges
{
    private readonly HashSet<Edge> _edges = [];

    /// <summary>Makes a collection; that of a static constructor gives its edges to the fields that they are for.</summary>
    public BodyEdges(StaticConstructorEdges? initialisers)
    {
        Initialisers = initialisers;
    }

    /// <summary>Tells apart what the body of a static constructor does for which field. Null for all other bodies.</summary>
    public StaticConstructorEdges? Initialisers { get; }

    public IReadOnlyCollection<Edge> All => _edges;

    public void Add(Edge? edge)
    {
        if (edge is not { } known)
        {
            return;
        }

        if (Initialisers is null)
        {
            _edges.Add(known);
        }
        else
        {
            Initialisers.Add(known);
        }
    }

    /// <summary>Something is done with a value, so that what it holds may run.</summary>
    public void Use(StackValue value)
    {
        if (value.IsRunnable)
        {
            foreach (var edge in value.Runnable)
            {
                Add(edge);
            }
        }
    }

    /// <summary>Something is done with several values.</summary>
    public void Use(StackValue[] values)
    {
        foreach (var value in values)
        {
            Use(value);
        }
    }

    /// <summary>An instruction leaves nothing to go on with.</summary>
    public void EndStatement(bool stackIsEmpty)
    {
        if (stackIsEmpty)
        {
            Initialisers?.EndStatement();
        }
    }
}
