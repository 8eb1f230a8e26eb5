using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Catalogue;
using Perdure.Facts.Metadata;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Graph;

/// <summary>What the API catalogue and the catalogue of the base class library say of a member.</summary>
internal sealed class SinkLookup
{
    private readonly SinkCatalogue _catalogue;
    private readonly AssemblyFacts _baseClassLibrary;
    private readonly CarriedRules _rules;

    public SinkLookup(SinkCatalogue catalogue, AssemblyFacts baseClassLibrary, CarriedRules rules)
    {
        _catalogue = catalogue;
        _baseClassLibrary = baseClassLibrary;
        _rules = rules;
    }

    /// <summary>The namespace of a type; of a nested type the name of the enclosing one, which no line about a namespace names.</summary>
    public static string NamespaceOf(string typeName)
    {
        var dot = typeName.LastIndexOf('.');
        return dot < 0 ? string.Empty : typeName.Substring(0, dot);
    }

    /// <summary>Whether the API catalogue can speak of a member of a type at all.</summary>
    public bool Concerns(string typeName, string @namespace, IReadOnlyList<string> baseTypes) => _catalogue.Concerns(typeName, @namespace, baseTypes);

    /// <summary>What the API catalogue says of a member.</summary>
    public CatalogueVerdict Verdict(in SymbolName member, string @namespace, IReadOnlyList<string> baseTypes) => _catalogue.Find(member, @namespace, baseTypes);

    /// <summary>What becomes of a sink for those who call the assembly that uses it.</summary>
    public Carriage CarriageOf(Sink sink) => _rules.Of(sink.RuleId, sink.Capability);

    /// <summary>The seeds that a use of a member outside of the assembly set makes.</summary>
    public IEnumerable<Seed> SeedsOf(int node, ExternalMember member, IReadOnlyList<string> baseTypes, bool isPossible)
    {
        var name = new SymbolName(member.Type.Name, member.Name, member.DocumentationIdTail, member.IsField);
        var verdict = _catalogue.Find(name, NamespaceOf(member.Type.Name), baseTypes);
        if (verdict.IsListed)
        {
            return verdict.Sink is { } sink ? Carried(node, sink, isPossible, Array.Empty<string>()) : [];
        }

        var id = (member.IsField ? "F:" : "M:") + member.Type.Name + "." + member.DocumentationIdTail;
        var hop = DisplayNames.OfMember(DisplayNames.OfType(member.Type.Name.Substring(member.Type.Name.LastIndexOf('.') + 1)), member.Name);
        return _baseClassLibrary.Find(id).SelectMany(fact => Carried(node, fact.Sink, isPossible || fact.IsPossible, [hop, .. fact.Chain]));
    }

    /// <summary>The seed that a use of a sink makes.</summary>
    public IEnumerable<Seed> Carried(int node, Sink sink, bool isPossible, IReadOnlyList<string> chain)
    {
        var carriage = CarriageOf(sink);
        return carriage == Carriage.None ? [] : [new Seed(node, sink, isPossible || carriage == Carriage.Possible, chain)];
    }
}
