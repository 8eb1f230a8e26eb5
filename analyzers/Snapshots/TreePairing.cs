using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>Pairs the files of an earlier snapshot with those of a later one.</summary>
internal static class TreePairing
{
    /// <summary>For each earlier tree the index of the later one, or -1; null when the files stand in another order or cannot be told apart.</summary>
    public static int[]? Find(TreeMemory[] earlier, SourceIndex later)
    {
        var byIdentity = new Dictionary<long, int>();
        var byPath = new Dictionary<(string, int), int>();
        for (var i = 0; i < later.Trees.Length; i++)
        {
            byIdentity[later.Trees[i].Declarations.Identity] = i;
        }

        var known = new HashSet<long>(earlier.Select(static tree => tree.Identity));
        for (var i = 0; i < later.Trees.Length; i++)
        {
            var tree = later.Trees[i];
            if (!known.Contains(tree.Declarations.Identity))
            {
                if (byPath.ContainsKey((tree.Tree.FilePath, tree.Project)))
                {
                    return null;
                }

                byPath.Add((tree.Tree.FilePath, tree.Project), i);
            }
        }

        var result = new int[earlier.Length];
        var last = -1;
        for (var i = 0; i < earlier.Length; i++)
        {
            result[i] = byIdentity.TryGetValue(earlier[i].Identity, out var same) ? same
                : byPath.TryGetValue((earlier[i].Path, earlier[i].Project), out var edited) ? edited
                : -1;
            if (result[i] >= 0)
            {
                if (result[i] <= last || later.Trees[result[i]].Project != earlier[i].Project)
                {
                    return null;
                }

                last = result[i];
            }
        }

        return result;
    }
}
