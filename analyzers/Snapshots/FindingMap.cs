using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Report;

namespace Perdure.Analyzers.Snapshots;

/// <summary>All findings of a snapshot by tree. It holds neither symbols nor syntax.</summary>
internal sealed class FindingMap
{
    /// <summary>The map of a snapshot in which nothing is wrong.</summary>
    public static readonly FindingMap Empty = new(new Dictionary<int, ImmutableArray<Finding>>(), new HashSet<BodyId>());

    private readonly Dictionary<int, ImmutableArray<Finding>> _byTree;

    private readonly HashSet<BodyId> _orchestration;

    private FindingMap(Dictionary<int, ImmutableArray<Finding>> byTree, HashSet<BodyId> orchestration)
    {
        _byTree = byTree;
        _orchestration = orchestration;
    }

    /// <summary>The findings of two stages, in the order of their places, and the bodies that orchestrators are certain to reach.</summary>
    public static FindingMap Merge(
        IReadOnlyDictionary<int, ImmutableArray<Finding>> first, IReadOnlyDictionary<int, List<Finding>> second, IEnumerable<BodyId> orchestration)
    {
        var merged = first.ToDictionary(static pair => pair.Key, static pair => pair.Value);
        foreach (var pair in second)
        {
            var all = merged.TryGetValue(pair.Key, out var known) ? known.AddRange(pair.Value) : pair.Value.ToImmutableArray();
            merged[pair.Key] = all.OrderBy(static finding => finding.Span.Start).ThenBy(static finding => finding.Rule, System.StringComparer.Ordinal).ToImmutableArray();
        }

        return new FindingMap(merged, new HashSet<BodyId>(orchestration));
    }

    /// <summary>The findings in the tree with the index <paramref name="tree"/>.</summary>
    public ImmutableArray<Finding> In(int tree) => _byTree.TryGetValue(tree, out var found) ? found : ImmutableArray<Finding>.Empty;

    /// <summary>Whether an orchestrator is certain to reach <paramref name="body"/>.</summary>
    public bool IsOrchestration(BodyId body) => _orchestration.Contains(body);
}
