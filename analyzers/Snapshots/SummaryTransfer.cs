using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// Takes over the summaries of files that an edit of declarations cannot have touched. An unbalanced brace is such an edit, since it makes
/// the members after it go for a moment; so is a new file.
/// </summary>
internal sealed class SummaryTransfer
{
    private readonly SourceIndex _later;
    private readonly ProjectMemory _earlier;
    private readonly int[] _trees;
    private readonly Dictionary<int, int[]> _places = new();
    private readonly List<OutlinedDeclaration> _changed = new();
    private readonly HashSet<string> _namespacesBefore = new(System.StringComparer.Ordinal);
    private readonly HashSet<string> _namespacesAfter = new(System.StringComparer.Ordinal);

    private SummaryTransfer(SourceIndex later, ProjectMemory earlier, int[] trees)
    {
        _later = later;
        _earlier = earlier;
        _trees = trees;
    }

    /// <summary>Makes the summaries of untouched files valid for the snapshot <paramref name="key"/>.</summary>
    public static void Apply(SourceIndex index, SnapshotKey key, CancellationToken cancellation)
    {
        ProjectMemory? nearest = null;
        foreach (var earlier in ProjectMemory.AllOf(index))
        {
            if (earlier.Fingerprint == key.Declarations)
            {
                return;
            }

            if (earlier.Environment == key.Environment)
            {
                nearest ??= earlier;
            }
        }

        if (nearest is not null && TreePairing.Find(nearest.Trees, index) is { } trees)
        {
            new SummaryTransfer(index, nearest, trees).Run(key.Declarations, cancellation);
        }
    }

    private void Run(ulong fingerprint, CancellationToken cancellation)
    {
        if (!CompareTrees(cancellation))
        {
            return;
        }

        var change = DeclarationChange.Between(_changed, NamespacesDiffer(), _later, cancellation);
        if (change is null)
        {
            return;
        }

        var relocation = new BodyRelocation(_trees, _places, change.Shapes);
        for (var i = 0; i < _trees.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_trees[i] >= 0 && IsSame(i) && !change.Touches(_later.Trees[_trees[i]], cancellation))
            {
                _later.Trees[_trees[i]].Declarations.Summaries.Share(_earlier.Fingerprint, fingerprint, relocation);
            }
        }
    }

    private bool IsSame(int earlier) => _earlier.Trees[earlier].Identity == _later.Trees[_trees[earlier]].Declarations.Identity;

    /// <summary>Gathers what changed; false when that may reach any file.</summary>
    private bool CompareTrees(CancellationToken cancellation)
    {
        var isPaired = new bool[_later.Trees.Length];
        for (var i = 0; i < _trees.Length; i++)
        {
            var before = _earlier.Trees[i].Outline;
            if (_trees[i] < 0)
            {
                if (!Compare(i, before, null))
                {
                    return false;
                }

                continue;
            }

            isPaired[_trees[i]] = true;
            var tree = _later.Trees[_trees[i]];
            if (tree.Declarations.DeclarationHash != before.Hash)
            {
                if (!Compare(i, before, tree.Declarations.Outline))
                {
                    return false;
                }

                _changed.AddRange(UsingChange.Affected(before, tree, cancellation));
            }
        }

        for (var i = 0; i < isPaired.Length; i++)
        {
            if (!isPaired[i] && !Compare(-1, null, _later.Trees[i].Declarations.Outline))
            {
                return false;
            }
        }

        return true;
    }

    private bool Compare(int earlier, DeclarationOutline? before, DeclarationOutline? after)
    {
        if ((before?.Frame ?? DeclarationOutline.EmptyFrame) != (after?.Frame ?? DeclarationOutline.EmptyFrame))
        {
            return false;
        }

        var places = DeclarationOutline.Pair(before, after, _changed);
        if (earlier >= 0 && after is not null)
        {
            _places[earlier] = places;
        }

        _namespacesBefore.UnionWith(before?.Namespaces ?? ImmutableArray<string>.Empty);
        _namespacesAfter.UnionWith(after?.Namespaces ?? ImmutableArray<string>.Empty);
        return true;
    }

    /// <summary>Whether a namespace came or went. A new one can hide anything that has its name.</summary>
    private bool NamespacesDiffer()
    {
        if (_namespacesBefore.SetEquals(_namespacesAfter))
        {
            return false;
        }

        return !new HashSet<string>(_earlier.Trees.SelectMany(static tree => tree.Outline.Namespaces))
            .SetEquals(_later.Trees.SelectMany(static tree => tree.Declarations.Outline.Namespaces));
    }
}
