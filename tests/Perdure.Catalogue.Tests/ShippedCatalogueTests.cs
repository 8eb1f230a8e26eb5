using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Rules;
using Perdure.Catalogue.Tests.Coverage;
using Perdure.Catalogue.Tests.Resolution;

namespace Perdure.Catalogue.Tests;

/// <summary>The analyzers read their embedded copy with a reader of their own: both must say the same about everything.</summary>
public sealed class ShippedCatalogueTests
{
    [Fact]
    public void The_analyzers_say_what_the_files_say_about_each_member_of_the_base_class_library()
    {
        var files = new CatalogueLookup(CatalogueFiles.Entries);

        var different = BaseClassLibrary.Types
            .SelectMany(BaseClassLibrary.MembersOf)
            .Where(member => Verdict(files, member) != Verdict(ApiCatalogue.Shared, member))
            .Select(member => $"{member} is {Verdict(files, member)} in the files, {Verdict(ApiCatalogue.Shared, member)} to the analyzers");

        Findings.AssertNone(different);
    }

    [Fact]
    public void Each_section_has_a_descriptor()
    {
        var rules = CatalogueFiles.Entries.Select(entry => entry.Section.Rule).Distinct();

        Findings.AssertNone(rules.Where(rule => RuleDescriptors.Find(rule) is null));
    }

    private static string Verdict(CatalogueLookup lookup, ISymbol member) =>
        lookup.FindMember(member) is { IsException: false } entry ? entry.Verdict : "harmless";

    private static string Verdict(ApiCatalogue catalogue, ISymbol member) =>
        catalogue.Find(member) is { } entry ? $"{entry.Rule} {entry.Capability}" : "harmless";
}
