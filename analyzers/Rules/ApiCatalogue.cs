using System;
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

    private readonly SymbolTable<CatalogueEntry> _table = new();

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
    public CatalogueEntry? Find(ISymbol symbol) => _table.Find(symbol) is { IsException: false } entry ? entry : null;

    private void Add(string id, CatalogueEntry entry, string source, int number)
    {
        if (!_table.TryAdd(id, entry, static (present, added) => present.IsException ? present : added))
        {
            throw new FormatException(source + "(" + number + "): '" + id + "' names neither a member, a type nor a namespace.");
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
