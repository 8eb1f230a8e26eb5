using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Graph;
using Perdure.Facts.Metadata;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Output;

/// <summary>Asks the graph, rule by rule, what the public members reach.</summary>
internal sealed class FactsCollector
{
    /// <summary>The hops at each end of a chain that is too long to be kept whole.</summary>
    private const int KeptHops = 3;

    private readonly AssemblySet _set;
    private readonly CallGraph _graph;
    private readonly HashSet<string> _named;
    private readonly bool[] _isFriend;
    private readonly Dictionary<int, List<ReachedSink>> _ofMethod = [];
    private readonly Dictionary<int, List<ReachedSink>> _ofField = [];

    /// <summary>Makes a collector.</summary>
    /// <param name="set">The assemblies.</param>
    /// <param name="graph">Their call graph.</param>
    /// <param name="named">The simple names of the assemblies whose members get facts; the others are only walked through.</param>
    /// <param name="consumer">The simple name of the assembly that the facts are for: it may see internal members of its friends.</param>
    public FactsCollector(AssemblySet set, CallGraph graph, IEnumerable<string> named, string consumer)
    {
        _set = set;
        _graph = graph;
        _named = new HashSet<string>(named, StringComparer.OrdinalIgnoreCase);
        _isFriend = set.Assemblies.Select(assembly => assembly.Friends.Contains(consumer, StringComparer.OrdinalIgnoreCase)).ToArray();
    }

    /// <summary>All facts, in no particular order.</summary>
    public IReadOnlyList<MemberFact> Collect()
    {
        var reachability = new Reachability(_graph);
        foreach (var rule in _graph.Seeds.GroupBy(seed => seed.Sink.RuleId, StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            var reached = reachability.Search(rule.ToArray());
            for (var method = 0; method < _set.Methods.Count; method++)
            {
                AddMethod(reached, method);
            }

            for (var field = 0; field < _set.Fields.Count; field++)
            {
                AddField(reached, field);
            }
        }

        return _ofMethod.Select(entry => FactOfMethod(entry.Key, Told(entry.Value)))
            .Concat(_ofField.Select(entry => FactOfField(entry.Key, Told(entry.Value))))
            .ToArray();
    }

    /// <summary>All that is certain, and of what is only possible the nearest: a second one tells the author nothing more.</summary>
    private static IReadOnlyList<ReachedSink> Told(List<ReachedSink> reached)
    {
        var possible = reached.Where(fact => fact.IsPossible).OrderBy(fact => fact.Chain.Count).Take(1);
        return reached.Where(fact => !fact.IsPossible).Concat(possible).ToArray();
    }

    private static void Add(Dictionary<int, List<ReachedSink>> facts, int member, ReachedSink reached)
    {
        if (!facts.TryGetValue(member, out var known))
        {
            known = [];
            facts.Add(member, known);
        }

        known.Add(reached);
    }

    private static string WithoutNamespace(TypeSummary type)
    {
        return type.Namespace.Length == 0 ? type.Name : type.Name.Substring(type.Namespace.Length + 1);
    }

    private void AddMethod(IReadOnlyList<Reach> reached, int method)
    {
        if (!IsNamed(method) || _graph.IsEnd(method) || !_named.Contains(_set.Assemblies[_set.AssemblyOfMethod(method)].Name))
        {
            return;
        }

        // What fills the slot is asked for only where the method itself is not certain.
        var node = reached[method].IsReached && !reached[method].IsPossible ? method : _graph.SlotDispatch(method) ?? method;
        node = reached[node].IsReached ? node : method;
        if (reached[node].IsReached)
        {
            Add(_ofMethod, method, Describe(reached, node, method, mayBeOther: node != method));
        }
    }

    private void AddField(IReadOnlyList<Reach> reached, int field)
    {
        var summary = _set.Fields[field];
        var node = _graph.FieldNode(field);
        if (summary.IsStatic && (summary.IsVisible || (summary.IsVisibleToFriends && _isFriend[_set.AssemblyOfType(_set.TypeOfField(field))])) && reached[node].IsReached && _named.Contains(_set.Assemblies[_set.AssemblyOfType(_set.TypeOfField(field))].Name))
        {
            Add(_ofField, field, Describe(reached, node, node, mayBeOther: false));
        }
    }

    private bool IsNamed(int method)
    {
        var summary = _set.Methods[method];
        var isVisible = summary.Is(MethodTraits.Visible) || (summary.Is(MethodTraits.VisibleToFriends) && _isFriend[_set.AssemblyOfMethod(method)]);
        return isVisible && summary.DocumentationIdTail is not null && summary.Name != ".cctor" && summary.Name.IndexOf('<') < 0;
    }

    private ReachedSink Describe(IReadOnlyList<Reach> reached, int start, int self, bool mayBeOther)
    {
        var chain = new List<string>();
        var node = start;
        while (reached[node].Seed is null)
        {
            node = reached[node].Next;
            if (node != self && node < _set.Methods.Count && IsNamed(node))
            {
                chain.Add(DisplayNames.OfMember(_set.Types[_set.TypeOfMethod(node)].DisplayName, _set.Methods[node].Name));
            }
        }

        var seed = reached[node].Seed!;
        chain.AddRange(seed.Chain);
        if (chain.Count > 2 * KeptHops)
        {
            chain.RemoveRange(KeptHops, chain.Count - (2 * KeptHops));
            chain.Insert(KeptHops, FactsFormat.ElidedHop);
        }

        return new ReachedSink(seed.Sink, reached[start].IsPossible || mayBeOther, chain);
    }

    private MemberFact FactOfMethod(int method, IReadOnlyList<ReachedSink> reached)
    {
        var type = _set.Types[_set.TypeOfMethod(method)];
        return new MemberFact(type.Namespace, WithoutNamespace(type), FactsFormat.Method, _set.Methods[method].DocumentationIdTail!, reached);
    }

    private MemberFact FactOfField(int field, IReadOnlyList<ReachedSink> reached)
    {
        var type = _set.Types[_set.TypeOfField(field)];
        return new MemberFact(type.Namespace, WithoutNamespace(type), FactsFormat.Field, _set.Fields[field].Name, reached);
    }
}
