using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Names that are looked for in many texts. Those that begin alike are looked for together.</summary>
internal sealed class SoughtNames
{
    private const int BeginningLength = 3;

    private readonly ImmutableArray<(string Beginning, ImmutableArray<string> Names)> _groups;

    public SoughtNames(IEnumerable<string> names)
    {
        var hash = StableHash.Create();
        var all = new SortedSet<string>(names, StringComparer.Ordinal);
        foreach (var name in all)
        {
            hash.Add(name);
        }

        Hash = hash.Value;
        _groups = all.GroupBy(static name => name.Substring(0, Math.Min(BeginningLength, name.Length)), StringComparer.Ordinal)
            .Select(static group => (group.Key, group.ToImmutableArray()))
            .ToImmutableArray();
    }

    /// <summary>The hash of the names.</summary>
    public ulong Hash { get; }

    /// <summary>Where in <paramref name="text"/> one of the names stands, within longer words too. The places are not in order.</summary>
    public IEnumerable<int> PlacesIn(string text)
    {
        foreach (var (beginning, names) in _groups)
        {
            for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.Ordinal))
            {
                if (IsAt(text, at, names))
                {
                    yield return at;
                }
            }
        }
    }

    private static bool IsAt(string text, int at, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
