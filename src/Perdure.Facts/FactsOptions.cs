using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Build;
using Perdure.Facts.Catalogue;

namespace Perdure.Facts;

/// <summary>What counts as a sink, and where the walk ends.</summary>
internal sealed class FactsOptions
{
    private const string BannedRule = "PDR0002";
    private const string BannedPhrase = "is banned by the configuration";

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

    /// <summary>The shipped lists with those of a project. An id that is none is passed over.</summary>
    public static FactsOptions For(ProjectSymbols symbols)
    {
        var shipped = Shipped();
        foreach (var banned in symbols.Banned)
        {
            shipped.Catalogue.TryAdd(banned.Key, new CatalogueEntry(BannedRule, "None", banned.Value.Length == 0 ? BannedPhrase : banned.Value));
        }

        return new FactsOptions(shipped.Catalogue, shipped.BaseClassLibrary, shipped.Rules, shipped.Cuts.With(symbols.Trusted));
    }

    private static AssemblyFacts ReadBaseClassLibrary()
    {
        var names = EmbeddedLists.Named("Perdure.Facts.BaseClassLibrary");
        return names.Count > 0 && AssemblyFacts.TryParse(EmbeddedLists.Read(names[0]), out var facts, out _) ? facts : AssemblyFacts.Empty;
    }
}
