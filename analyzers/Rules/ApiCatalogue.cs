using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <summary>
/// The APIs that come out differently on replay, read from the embedded files under <c>Rules/Catalogue</c>.
/// The most specific line wins: a member with parameters, a member, a type, a namespace.
/// </summary>
internal sealed class ApiCatalogue
{
    private const string ResourcePrefix = "Perdure.Analyzers.Rules.Catalogue.";

    private static readonly Lazy<ApiCatalogue> SharedInstance = new(Load);

    private readonly Dictionary<string, CatalogueEntry> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogueEntry> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogueEntry> _namespaces = new(StringComparer.Ordinal);

    /// <summary>The catalogue that ships with the analyzers.</summary>
    public static ApiCatalogue Shared => SharedInstance.Value;

    /// <summary>Reads lines in the catalogue's format into this catalogue.</summary>
    /// <exception cref="FormatException">A line is neither a comment, a section header nor an id.</exception>
    public void Read(TextReader reader, string source)
    {
        CatalogueEntry? section = null;
        CatalogueEntry? exception = null;
        var number = 0;
        while (reader.ReadLine() is { } raw)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = ParseHeader(line, source, number);
                exception = new CatalogueEntry(section.Rule, section.Capability, section.Phrase, isException: true);
                continue;
            }

            if (section is null || exception is null)
            {
                throw new FormatException(source + "(" + number + "): an id stands before the first section header.");
            }

            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                Add(line.Substring(2).Trim(), exception, source, number);
            }
            else
            {
                Add(line, section, source, number);
            }
        }
    }

    /// <summary>The entry for <paramref name="symbol"/>, which is the original definition of a member, or null.</summary>
    public CatalogueEntry? Find(ISymbol symbol)
    {
        var entry = FindMember(symbol) ?? FindType(symbol.ContainingType) ?? FindNamespace(symbol.ContainingNamespace);
        return entry is { IsException: false } ? entry : null;
    }

    private CatalogueEntry? FindMember(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null; current = Overridden(current))
        {
            if (current.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            {
                continue;
            }

            var open = id.IndexOf('(');
            var exact = open < 0 && current is IMethodSymbol ? id + "()" : id;
            if (_members.TryGetValue(exact, out var found) || _members.TryGetValue(WithoutParameters(id, open), out found))
            {
                return found;
            }
        }

        return null;
    }

    private CatalogueEntry? FindType(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return null;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            for (var outer = current; outer is not null; outer = outer.ContainingType)
            {
                if (_types.TryGetValue(outer.OriginalDefinition.GetDocumentationCommentId() ?? string.Empty, out var found))
                {
                    return found;
                }
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (_types.TryGetValue(implemented.OriginalDefinition.GetDocumentationCommentId() ?? string.Empty, out var found))
            {
                return found;
            }
        }

        return null;
    }

    private CatalogueEntry? FindNamespace(INamespaceSymbol? space)
    {
        for (var current = space; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (_namespaces.TryGetValue(current.ToDisplayString(), out var found))
            {
                return found;
            }
        }

        return null;
    }

    private void Add(string id, CatalogueEntry entry, string source, int number)
    {
        if (id.Length < 3 || id[1] != ':')
        {
            throw new FormatException(source + "(" + number + "): '" + id + "' is not a documentation-comment id.");
        }

        switch (id[0])
        {
            case 'T':
                AddTo(_types, id, entry);
                break;
            case 'N':
                AddTo(_namespaces, id.Substring(2), entry);
                break;
            case 'M' or 'P' or 'F' or 'E':
                AddTo(_members, id, entry);
                break;
            default:
                throw new FormatException(source + "(" + number + "): '" + id + "' names neither a member, a type nor a namespace.");
        }
    }

    private static void AddTo(Dictionary<string, CatalogueEntry> entries, string id, CatalogueEntry entry)
    {
        if (!entries.TryGetValue(id, out var present) || !present.IsException)
        {
            entries[id] = entry;
        }
    }

    private static CatalogueEntry ParseHeader(string line, string source, int number)
    {
        var close = line.IndexOf(']');
        var space = line.IndexOf(' ');
        if (close < 0 || space < 0 || space > close)
        {
            throw new FormatException(source + "(" + number + "): a section header reads '[rule capability] phrase'.");
        }

        return new CatalogueEntry(
            line.Substring(1, space - 1),
            line.Substring(space + 1, close - space - 1).Trim(),
            line.Substring(close + 1).Trim(),
            isException: false);
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol raised => raised.OverriddenEvent,
        _ => null,
    };

    private static string WithoutParameters(string id, int open)
    {
        var name = open < 0 ? id : id.Substring(0, open);
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private static ApiCatalogue Load()
    {
        var catalogue = new ApiCatalogue();
        var assembly = typeof(ApiCatalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name));
                catalogue.Read(reader, name.Substring(ResourcePrefix.Length));
            }
        }

        return catalogue;
    }
}
