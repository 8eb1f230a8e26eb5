using Microsoft.CodeAnalysis;
using Perdure.Catalogue.Tests.Coverage;
using Perdure.Catalogue.Tests.Resolution;

namespace Perdure.Catalogue.Tests;

/// <summary>
/// Nothing of the base class library escapes a decision: a type or member is in the catalogue, or somebody found it
/// deterministic and wrote it down under <c>Reviewed</c>. What a new version of .NET adds fails here until it is decided.
/// </summary>
public sealed class BaseClassLibraryCoverageTests
{
    private readonly CatalogueLookup _catalogue = new(CatalogueFiles.Entries);

    [Fact]
    public void Every_type_is_in_the_catalogue_or_was_found_deterministic()
    {
        var reviewed = ReviewedTypes.Read();

        var undecided = BaseClassLibrary.Types
            .Where(type => !_catalogue.Covers(type) && !reviewed.Contains(type))
            .Select(type => type.GetDocumentationCommentId()!);

        Findings.AssertNone(undecided);
    }

    [Fact]
    public void Every_type_found_deterministic_exists_and_is_not_in_the_catalogue()
    {
        var stale = ReviewedTypes.Read().Reasons.Keys.Where(id =>
            DocumentationIds.Resolve(CheckedAssemblies.Compilation, id) is not [var symbol]
            || (symbol is INamedTypeSymbol type && _catalogue.Covers(type)));

        Findings.AssertNone(stale);
    }

    [Fact]
    public void Every_member_of_a_type_that_is_partly_in_the_catalogue_is_in_it_or_was_found_deterministic()
    {
        var reviewed = ReviewedMembers.Read();

        var undecided = PartlyCovered()
            .Select(entry => (entry.Type, Members: entry.Undecided.Where(name => !Reviewed(reviewed, entry.Type).Contains(name)).ToList()))
            .Where(entry => entry.Members.Count > 0)
            .Select(entry => $"{entry.Type} {string.Join(' ', entry.Members)}");

        Findings.AssertNone(undecided);
    }

    [Fact]
    public void Every_member_found_deterministic_exists_and_is_not_in_the_catalogue()
    {
        var partlyCovered = PartlyCovered().ToDictionary(entry => entry.Type, entry => entry.Undecided);

        var stale = ReviewedMembers.Read().SelectMany(line => line.Value
            .Where(name => !partlyCovered.TryGetValue(line.Key, out var members) || !members.Contains(name))
            .Select(name => $"{line.Key} {name}"));

        Findings.AssertNone(stale);
    }

    /// <summary>The types of which the catalogue names single members, with the names of those that it says nothing about.</summary>
    private IEnumerable<(string Type, IReadOnlyList<string> Undecided)> PartlyCovered() =>
        from type in BaseClassLibrary.Types
        where _catalogue.FindType(type) is null
        let members = BaseClassLibrary.MembersOf(type).ToLookup(member => _catalogue.FindMember(member) is not null, DocumentedName)
        where members[true].Any() && members[false].Any()
        select (type.GetDocumentationCommentId()!, (IReadOnlyList<string>)[.. members[false].Distinct().Order(StringComparer.Ordinal)]);

    private static string DocumentedName(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "#ctor" : member.MetadataName;

    private static IReadOnlySet<string> Reviewed(IReadOnlyDictionary<string, IReadOnlySet<string>> reviewed, string type) =>
        reviewed.TryGetValue(type, out var names) ? names : new HashSet<string>();
}
