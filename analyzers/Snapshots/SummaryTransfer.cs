using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Reachability;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// Takes over the summaries that an edit cannot have touched: those of the other files, and in the edited file those of the declarations that were
/// not edited. An unbalanced brace edits many, since it makes the members after it go for a moment; so does a new file.
/// </summary>
internal sealed class SummaryTransfer
{
    private readonly SourceIndex _later;
    private readonly ulong _fingerprint;
    private readonly TreeMemory[] _earlier;
    private readonly int[] _trees;
    private readonly Dictionary<int, int[]> _places = new();
    private readonly Dictionary<int, UsingChange> _usings = new();
    private readonly List<OutlinedDeclaration> _changed = new();
    private readonly HashSet<(int Project, string Path)> _namespacesBefore = new();
    private readonly HashSet<(int Project, string Path)> _namespacesAfter = new();

    private SummaryTransfer(SourceIndex later, ulong fingerprint, TreeMemory[] earlier, int[] trees)
    {
        _later = later;
        _fingerprint = fingerprint;
        _earlier = earlier;
        _trees = trees;
    }

    /// <summary>Makes the summaries of what was not edited valid for the snapshot <paramref name="key"/>.</summary>
    /// <returns>What is left of what was known of the project as a whole; null when nothing was, or all of it may have changed.</returns>
    public static SnapshotTransfer? Apply(SourceIndex index, SnapshotKey key, CancellationToken cancellation)
    {
        if (ProjectMemory.Nearest(index, key) is not { } nearest)
        {
            return null;
        }

        var earlier = nearest.Trees;
        if (nearest.Fingerprint == key.Declarations)
        {
            // The same declarations in the same order: the files correspond one to one, and the summaries of those that were not edited are valid already.
            new SummaryTransfer(index, nearest.Fingerprint, earlier, Enumerable.Range(0, earlier.Length).ToArray()).Move(key.Declarations, DeclarationChange.None, cancellation);
        }
        else if (TreePairing.Find(earlier, index) is { } trees)
        {
            return new SummaryTransfer(index, nearest.Fingerprint, earlier, trees).Run(key.Declarations, nearest, cancellation);
        }

        return null;
    }

    private SnapshotTransfer? Run(ulong fingerprint, ProjectMemory nearest, CancellationToken cancellation)
    {
        if (!CompareTrees(cancellation) || DeclarationChange.Between(_changed, NamespacesDiffer(), _later, cancellation) is not { } change)
        {
            return null;
        }

        var relocation = Move(fingerprint, change, cancellation);
        var edited = EditedOutlines();
        var types = change.ChangedHierarchies(edited.SelectMany(static outline => outline.Declarations), _later, cancellation);
        var isApart = nearest.Frameworks is { } names && !edited.Any(names.Concern) && !_later.Trees.Any(tree => names.ConcernWith(tree.Declarations.Outline, types));
        return new SnapshotTransfer
        {
            Dispatch = nearest.Dispatch is { } dispatch ? new DispatchTransfer(dispatch, relocation, types) : null,
            Frameworks = isApart ? nearest.Frameworks : null,
            Declared = isApart ? nearest.Declared?.Move(relocation) : null,
            Contracts = isApart ? nearest.Contracts?.Move(relocation) : null,
        };
    }

    /// <summary>The declarations of edited, new and removed files, before and after.</summary>
    private List<DeclarationOutline> EditedOutlines()
    {
        var kept = new HashSet<int>(_trees.Where((later, earlier) => later >= 0 && IsSame(earlier)));
        var before = _earlier.Where((_, i) => _trees[i] < 0 || !IsSame(i)).Select(static tree => tree.Outline);
        var after = _later.Trees.Where((_, i) => !kept.Contains(i)).Select(static tree => tree.Declarations.Outline);
        return before.Concat(after).ToList();
    }

    private BodyRelocation Move(ulong fingerprint, DeclarationChange change, CancellationToken cancellation)
    {
        var relocation = new BodyRelocation(_trees, _places, change.Shapes);
        for (var i = 0; i < _trees.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_trees[i] < 0)
            {
                continue;
            }

            var later = _later.Trees[_trees[i]].Declarations;
            if (!IsSame(i))
            {
                new EditedTree(_earlier[i].Summaries, later, _places.TryGetValue(i, out var places) ? places : null, _usings.TryGetValue(i, out var usings) ? usings : null)
                    .Adopt(_fingerprint, fingerprint, relocation, change);
            }
            else if (_fingerprint != fingerprint && !change.Touches(_later.Trees[_trees[i]], cancellation))
            {
                later.Summaries.Share(_fingerprint, fingerprint, relocation);
            }
        }

        return relocation;
    }

    private bool IsSame(int earlier) => _earlier[earlier].Identity == _later.Trees[_trees[earlier]].Declarations.Identity;

    /// <summary>Gathers what changed; false when that may reach any file.</summary>
    private bool CompareTrees(CancellationToken cancellation)
    {
        var isPaired = new bool[_later.Trees.Length];
        for (var i = 0; i < _trees.Length; i++)
        {
            var before = _earlier[i].Outline;
            if (_trees[i] < 0)
            {
                if (!Compare(_earlier[i].Project, i, before, null))
                {
                    return false;
                }

                continue;
            }

            isPaired[_trees[i]] = true;
            var tree = _later.Trees[_trees[i]];
            if (tree.Declarations.DeclarationHash != before.Hash)
            {
                if (!Compare(tree.Project, i, before, tree.Declarations.Outline))
                {
                    return false;
                }

                _usings[i] = UsingChange.Between(before, tree, cancellation);
                _changed.AddRange(_usings[i].Affected(tree.Declarations.Outline.Declarations));
            }
        }

        for (var i = 0; i < isPaired.Length; i++)
        {
            if (!isPaired[i] && !Compare(_later.Trees[i].Project, -1, null, _later.Trees[i].Declarations.Outline))
            {
                return false;
            }
        }

        return true;
    }

    private bool Compare(int project, int earlier, DeclarationOutline? before, DeclarationOutline? after)
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

        _namespacesBefore.UnionWith(Namespaces(project, before));
        _namespacesAfter.UnionWith(Namespaces(project, after));
        return true;
    }

    private static IEnumerable<(int Project, string Path)> Namespaces(int project, DeclarationOutline? outline) =>
        outline?.Namespaces.Select(path => (project, path)) ?? Enumerable.Empty<(int, string)>();

    /// <summary>Whether a namespace came or went. A new one can hide anything that has its name.</summary>
    private bool NamespacesDiffer()
    {
        if (_namespacesBefore.SetEquals(_namespacesAfter))
        {
            return false;
        }

        return !new HashSet<(int Project, string Path)>(_earlier.SelectMany(static tree => Namespaces(tree.Project, tree.Outline)))
            .SetEquals(_later.Trees.SelectMany(static tree => Namespaces(tree.Project, tree.Declarations.Outline)));
    }
}
