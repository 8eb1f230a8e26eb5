using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>What is kept of a snapshot to bridge the time while one of its files does not parse.</summary>
internal sealed class AnalysedSnapshot
{
    private AnalysedSnapshot(ulong environment, long[] identities, ulong[] declarationHashes, Dictionary<int, SourceText> texts, FindingMap map)
    {
        Environment = environment;
        Identities = identities;
        DeclarationHashes = declarationHashes;
        Texts = texts;
        Map = map;
    }

    /// <summary>The hash of references, options and configuration.</summary>
    public ulong Environment { get; }

    /// <summary>The identity of each tree.</summary>
    public long[] Identities { get; }

    /// <summary>The declaration hash of each tree.</summary>
    public ulong[] DeclarationHashes { get; }

    /// <summary>The texts of the trees to which findings point.</summary>
    public Dictionary<int, SourceText> Texts { get; }

    /// <summary>The findings.</summary>
    public FindingMap Map { get; }

    public static AnalysedSnapshot Create(SnapshotKey key, SourceIndex index, FindingMap map)
    {
        var pointedAt = map.All.SelectMany(static pair => pair.Value.SelectMany(static finding => finding.Hops).Select(static hop => hop.Tree).Append(pair.Key));
        return new AnalysedSnapshot(
            key.Environment,
            index.Trees.Select(static source => source.Declarations.Identity).ToArray(),
            index.Trees.Select(static source => source.Declarations.DeclarationHash).ToArray(),
            pointedAt.Distinct().ToDictionary(static tree => tree, tree => index.Trees[tree].Tree.GetText()),
            map);
    }
}
