using Microsoft.CodeAnalysis;
using Perdure.Catalogue.Tests.Reading;

namespace Perdure.Catalogue.Tests.Resolution;

/// <summary>
/// What the catalogue says about a symbol, by the order that docs/catalogue.md states: the member and those that it
/// overrides, then its type, the types around and above it and its interfaces, then the namespaces.
/// </summary>
internal sealed class CatalogueLookup
{
    private readonly Dictionary<string, List<CatalogueEntry>> _entries;
    private readonly HashSet<string> _membersNamed;
    private readonly CatalogueEntry? _ignored;

    public CatalogueLookup(IEnumerable<CatalogueEntry> entries)
    {
        _entries = entries.GroupBy(entry => entry.Id).ToDictionary(group => group.Key, group => group.ToList());
        _membersNamed = [.. _entries.Keys.Where(id => id[0] is not ('T' or 'N')).Select(DocumentationIds.MemberName)];
    }

    private CatalogueLookup(CatalogueLookup other, CatalogueEntry ignored)
    {
        _entries = other._entries;
        _membersNamed = other._membersNamed;
        _ignored = ignored;
    }

    /// <summary>The same catalogue as if this line were not there.</summary>
    public CatalogueLookup Without(CatalogueEntry entry) => new(this, entry);

    /// <summary>The entry that decides about a member, or null when the catalogue says nothing.</summary>
    public CatalogueEntry? FindMember(ISymbol member)
    {
        foreach (var candidate in Slots(member).Where(slot => _membersNamed.Contains(slot.Name)))
        {
            var exact = DocumentationIds.OverloadId(candidate);
            var group = exact.Split('(', 2)[0];
            var arity = group.IndexOf("``", StringComparison.Ordinal);
            if (Find(exact) is { } overload)
            {
                return overload;
            }

            if (Find(arity < 0 ? group : group[..arity]) is { } all)
            {
                return all;
            }
        }

        return member.ContainingType is { } type ? FindType(type) : null;
    }

    /// <summary>The entry that decides about the members of a type which no line names, or null.</summary>
    public CatalogueEntry? FindType(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            for (var outer = current; outer is not null; outer = outer.ContainingType)
            {
                if (Find(outer.OriginalDefinition.GetDocumentationCommentId()!) is { } found)
                {
                    return found;
                }
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (Find(contract.OriginalDefinition.GetDocumentationCommentId()!) is { } found)
            {
                return found;
            }
        }

        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (Find(space.GetDocumentationCommentId()!) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Whether any line is about this type: the type itself, one above it, or one of its members.</summary>
    public bool Covers(INamedTypeSymbol type) =>
        FindType(type) is not null || type.GetMembers().Any(member => FindMember(member) is not null);

    private static IEnumerable<ISymbol> Slots(ISymbol member)
    {
        for (var current = member; current is not null; current = Overridden(current))
        {
            yield return current;
        }
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    private CatalogueEntry? Find(string id) =>
        _entries.TryGetValue(id, out var entries) ? entries.FirstOrDefault(entry => entry != _ignored) : null;
}
