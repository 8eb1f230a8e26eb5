using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Where the bodies of one snapshot are in another: files come and go, and declarations move within a file.</summary>
internal sealed class BodyRelocation
{
    private readonly int[] _trees;
    private readonly Dictionary<int, int[]> _declarations;
    private readonly HashSet<int> _changedShapes;

    /// <param name="trees">For each tree its later index, or -1.</param>
    /// <param name="declarations">For each tree whose declarations changed, by its earlier index, the later ordinal of each declaration, or -1.</param>
    /// <param name="changedShapes">The hashes of the names of the types of which a value may have other members now.</param>
    public BodyRelocation(int[] trees, Dictionary<int, int[]> declarations, HashSet<int> changedShapes)
    {
        _changedShapes = changedShapes;
        _trees = trees;
        _declarations = declarations;
        MovesNothing = StaysInPlace(trees);
        foreach (var moved in declarations.Values)
        {
            MovesNothing &= StaysInPlace(moved);
        }
    }

    private BodyRelocation(BodyRelocation other, int shift)
    {
        _trees = other._trees;
        _declarations = other._declarations;
        _changedShapes = other._changedShapes;
        MovesNothing = other.MovesNothing && shift == 0;
        Shift = shift;
    }

    /// <summary>Moves one item.</summary>
    public delegate bool Mover<T>(T item, BodyRelocation relocation, out T moved);

    /// <summary>Whether what all summaries say of the shapes of values still holds.</summary>
    public bool KeepsShapes => _changedShapes.Count == 0;

    /// <summary>Whether every body is where it was.</summary>
    public bool MovesNothing { get; }

    /// <summary>How many characters later the declaration stands whose summary is moved.</summary>
    public int Shift { get; }

    /// <summary>The same for a declaration that stands <paramref name="shift"/> characters later.</summary>
    public BodyRelocation By(int shift) => shift == Shift ? this : new BodyRelocation(this, shift);

    /// <summary>The place of <paramref name="span"/>, which is in the declaration that is moved.</summary>
    public TextSpan Move(TextSpan span) => Shift == 0 || span == default ? span : new TextSpan(span.Start + Shift, span.Length);

    /// <summary>Whether shapes that the types <paramref name="sources"/> decide about are as they were.</summary>
    public bool Keeps(ImmutableArray<int> sources)
    {
        foreach (var source in sources)
        {
            if (_changedShapes.Contains(source))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The new place of <paramref name="id"/>, if it is still there.</summary>
    public bool TryMove(BodyId id, out BodyId moved)
    {
        moved = default;
        if (id.Tree >= _trees.Length || _trees[id.Tree] < 0)
        {
            return false;
        }

        var declaration = id.Declaration;
        if (_declarations.TryGetValue(id.Tree, out var places))
        {
            if (declaration >= places.Length || places[declaration] < 0)
            {
                return false;
            }

            declaration = places[declaration];
        }

        moved = new BodyId(_trees[id.Tree], declaration, id.Part);
        return true;
    }

    /// <summary>All of <paramref name="items"/> with <paramref name="move"/> applied, if none is lost.</summary>
    public bool TryMove<T>(ImmutableArray<T> items, Mover<T> move, out ImmutableArray<T> moved)
    {
        moved = items;
        if (items.IsEmpty)
        {
            return true;
        }

        var builder = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            if (!move(item, this, out var one))
            {
                return false;
            }

            builder.Add(one);
        }

        moved = builder.MoveToImmutable();
        return true;
    }

    private static bool StaysInPlace(int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != i)
            {
                return false;
            }
        }

        return true;
    }
}
