using System.Collections.Generic;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>Orders bodies by their names and paths, which do not depend on the order in which files are given.</summary>
internal sealed class BodyOrder : IComparer<BodyId>
{
    private readonly CallGraphSource _source;
    private readonly Dictionary<BodyId, string> _names = new();

    public BodyOrder(CallGraphSource source) => _source = source;

    public int Compare(BodyId x, BodyId y)
    {
        var result = string.CompareOrdinal(Name(x), Name(y));
        if (result == 0)
        {
            result = string.CompareOrdinal(_source.Index.Trees[x.Tree].Tree.FilePath, _source.Index.Trees[y.Tree].Tree.FilePath);
        }

        if (result == 0)
        {
            result = x.Declaration.CompareTo(y.Declaration);
        }

        return result == 0 ? x.Part.CompareTo(y.Part) : result;
    }

    private string Name(BodyId id)
    {
        if (!_names.TryGetValue(id, out var name))
        {
            name = _source.Names.Display(id);
            _names.Add(id, name);
        }

        return name;
    }
}
