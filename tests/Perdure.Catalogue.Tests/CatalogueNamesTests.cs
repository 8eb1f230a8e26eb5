using Microsoft.CodeAnalysis;
using Perdure.Catalogue.Tests.Resolution;

namespace Perdure.Catalogue.Tests;

public sealed class CatalogueNamesTests
{
    [Fact]
    public void Every_name_exists()
    {
        var documented = DocumentedNames.Read();

        var unknown = CatalogueFiles.Entries
            .Where(entry => DocumentationIds.Resolve(CheckedAssemblies.Compilation, entry.Id).Count == 0)
            .Where(entry => !documented.ContainsKey(entry.Id))
            .Select(entry => entry.ToString());

        Findings.AssertNone(unknown);
    }

    [Fact]
    public void Names_checked_against_documentation_are_in_the_catalogue_and_not_in_an_assembly()
    {
        var entries = CatalogueFiles.Entries.Select(entry => entry.Id).ToHashSet();

        Assert.All(DocumentedNames.Read().Keys, id =>
        {
            Assert.Contains(id, entries);
            Assert.Empty(DocumentationIds.Resolve(CheckedAssemblies.Compilation, id));
        });
    }

    [Fact]
    public void Every_overload_is_named_with_parentheses_only_where_others_are_not_meant()
    {
        var lone = CatalogueFiles.Entries
            .Where(entry => entry.Id.Contains('(') && !entry.Id.Contains("#ctor", StringComparison.Ordinal))
            .Where(entry => DocumentationIds.Resolve(CheckedAssemblies.Compilation, entry.Id.Split('(', 2)[0].Split("``", 2)[0]).Count == 1)
            .Select(entry => entry.ToString());

        Findings.AssertNone(lone);
    }

    [Fact]
    public void No_name_stands_twice()
    {
        var repeated = CatalogueFiles.Entries.GroupBy(entry => entry.Id).Where(group => group.Count() > 1)
            .Select(group => string.Join(" and ", group));

        Findings.AssertNone(repeated);
    }

    [Fact]
    public void Every_line_says_something_that_no_broader_line_says()
    {
        var lookup = new CatalogueLookup(CatalogueFiles.Entries);

        var redundant = CatalogueFiles.Entries.Where(entry =>
        {
            var symbols = DocumentationIds.Resolve(CheckedAssemblies.Compilation, entry.Id);
            return symbols.Count > 0 && symbols.All(symbol => SymbolVerdict(lookup.Without(entry), symbol) == entry.Verdict);
        });

        Findings.AssertNone(redundant.Select(entry => entry.ToString()));
    }

    [Fact]
    public void Every_exception_is_one_to_a_broader_line()
    {
        var lookup = new CatalogueLookup(CatalogueFiles.Entries);

        var pointless = CatalogueFiles.Entries.Where(entry => entry.IsException).Where(entry =>
        {
            var symbols = DocumentationIds.Resolve(CheckedAssemblies.Compilation, entry.Id);
            return symbols.Count > 0 && !symbols.Any(symbol => SymbolVerdict(lookup.Without(entry), symbol) is { } verdict && verdict != "harmless");
        });

        Findings.AssertNone(pointless.Select(entry => entry.ToString()));
    }

    [Fact]
    public void A_capability_belongs_to_one_rule_and_has_one_phrase_in_a_file()
    {
        var sections = CatalogueFiles.Entries.Select(entry => entry.Section).Distinct();

        Assert.All(
            sections.GroupBy(section => section.Capability),
            group => Assert.Single(group.Select(section => section.Rule).Distinct()));
    }

    private static string? SymbolVerdict(CatalogueLookup lookup, ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => lookup.FindType(type)?.Verdict,
        INamespaceSymbol => null,
        _ => lookup.FindMember(symbol)?.Verdict,
    };
}
