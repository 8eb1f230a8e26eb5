using System.Collections.Generic;
using System.Collections.Immutable;
using Perdure.Analyzers.Report;

namespace Perdure.Analyzers.Snapshots;

/// <summary>All findings of a snapshot by tree. It holds neither symbols nor syntax.</summary>
internal sealed class FindingMap
{
    /// <summary>The map of a snapshot in which nothing is wrong.</summary>
    public static readonly FindingMap Empty = new(new Dictionary<int, ImmutableArray<Finding>>());

    private readonly Dictionary<int, ImmutableArray<Finding>> _byTree;

    public FindingMap(Dictionary<int, ImmutableArray<Finding>> byTree) => _byTree = byTree;

    /// <summary>The findings in the tree with the index <paramref name="tree"/>.</summary>
    public ImmutableArray<Finding> In(int tree) => _byTree.TryGetValue(tree, out var found) ? found : ImmutableArray<Finding>.Empty;
}
