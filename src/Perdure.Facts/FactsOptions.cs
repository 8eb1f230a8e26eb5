using System.Collections.Generic;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Catalogue;

namespace Perdure.Facts;

/// <summary>What counts as a sink, and where the walk ends.</summary>
internal sealed class FactsOptions
{
    private FactsOptions(SinkCatalogue catalogue, AssemblyFacts baseClassLibrary, CarriedRules rules, CutList cuts)
    {
        Catalogue = catalogue;
        BaseClassLibrary = baseClassLibrary;
        Rules = rules;
        Cuts = cuts;
    }

    public SinkCatalogue Catalogue { get; }

    public AssemblyFacts BaseClassLibrary { get; }

    public CarriedRules Rules { get; }

    public CutList Cuts { get; }

    /// <summary>The lists that are embedded in this assembly, as the build task uses them.</summary>
    public static FactsOptions Shipped()
    {
        return new FactsOptions(SinkCatalogue.LoadEmbedded(), ReadBaseClassLibrary(), CarriedRules.LoadEmbedded(), CutList.LoadEmbedded("Trust"));
    }

    /// <summary>Lists of the caller's own.</summary>
    public static FactsOptions With(SinkCatalogue catalogue, AssemblyFacts baseClassLibrary, CarriedRules rules, CutList cuts)
    {
        return new FactsOptions(catalogue, baseClassLibrary, rules, cuts);
    }

    /// <summary>The same, trusting further symbols. An id that is none is passed over.</summary>
    public FactsOptions Trusting(IEnumerable<string> symbols)
    {
        return new FactsOptions(Catalogue, BaseClassLibrary, Rules, Cuts.With(symbols));
    }

    private static AssemblyFacts ReadBaseClassLibrary()
    {
        var names = EmbeddedLists.Named("Perdure.Facts.BaseClassLibrary");
        return names.Count > 0 && AssemblyFacts.TryParse(EmbeddedLists.Read(names[0]), out var facts, out _) ? facts : AssemblyFacts.Empty;
    }
}
