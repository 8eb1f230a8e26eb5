using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What the catalogue says of each symbol of one compilation, asked once a symbol.</summary>
internal sealed class SymbolVerdicts
{
    private readonly ApiCatalogue _catalogue;
    private readonly ConcurrentDictionary<ISymbol, CatalogueEntry?> _entries = new(SymbolEqualityComparer.Default);

    public SymbolVerdicts(ApiCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>The entry for a member of another assembly, or null when it is not known to differ on replay.</summary>
    public CatalogueEntry? Find(ISymbol member)
    {
        var definition = member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : member.OriginalDefinition;
        return _entries.GetOrAdd(definition, symbol => _catalogue.Find(symbol));
    }
}
