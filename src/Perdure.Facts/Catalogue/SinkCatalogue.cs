using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Facts.Catalogue;

/// <summary>
/// The API catalogue: which members give another result or have another effect on replay. The same files are embedded in the
/// analyzers (<c>analyzers/Rules/Catalogue/*.txt</c>).
/// </summary>
internal sealed class SinkCatalogue
{
    private readonly SymbolTable<CatalogueEntry> _entries = new();
    private readonly Dictionary<(string Id, CatalogueEntry Entry), Sink> _sinks = [];

    private SinkCatalogue()
    {
    }

    /// <summary>The catalogue that is embedded in this assembly.</summary>
    public static SinkCatalogue LoadEmbedded()
    {
        var catalogue = new SinkCatalogue();
        foreach (var name in EmbeddedLists.Named("Perdure.Facts.Catalogue."))
        {
            catalogue.Add(name, EmbeddedLists.Read(name));
        }

        return catalogue;
    }

    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    public static SinkCatalogue Parse(string text)
    {
        var catalogue = new SinkCatalogue();
        catalogue.Add("the catalogue", text);
        return catalogue;
    }

    /// <summary>Adds one line. False where it is not a documentation-comment id.</summary>
    public bool TryAdd(string id, CatalogueEntry entry) => _entries.TryAdd(id, entry);

    /// <summary>Whether any line can speak of a member of a type with these base types and interfaces.</summary>
    public bool Concerns(string typeName, string @namespace, IReadOnlyList<string> baseTypes)
    {
        return _entries.Concerns(typeName, @namespace) || baseTypes.Any(baseType => _entries.NamesMembersOf(baseType) || _entries.OfType(baseType) is not null);
    }

    /// <summary>
    /// What the catalogue says of a member: the line about the member or about one of the same name that it overrides, then about its
    /// type, a base type or an interface, then about the namespace.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="namespace">The namespace of its type.</param>
    /// <param name="baseTypes">The base types and interfaces of its type, nearest first.</param>
    public CatalogueVerdict Find(in SymbolName member, string @namespace, IReadOnlyList<string> baseTypes)
    {
        var entry = _entries.OfMember(member) ?? OfBaseMember(member, baseTypes) ?? _entries.OfType(member.TypeName) ?? OfBase(baseTypes) ?? _entries.OfNamespace(@namespace);
        if (entry is null)
        {
            return CatalogueVerdict.Unlisted;
        }

        return entry.IsException ? CatalogueVerdict.Exception : CatalogueVerdict.Reports(SinkFor(member.LooseId, entry));
    }

    private CatalogueEntry? OfBaseMember(in SymbolName member, IReadOnlyList<string> baseTypes)
    {
        if (member.Name == "#ctor")
        {
            return null;
        }

        foreach (var baseType in baseTypes)
        {
            if (_entries.NamesMembersOf(baseType) && _entries.OfMember(member.On(baseType)) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private CatalogueEntry? OfBase(IReadOnlyList<string> baseTypes)
    {
        foreach (var baseType in baseTypes)
        {
            if (_entries.OfType(baseType) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private Sink SinkFor(string id, CatalogueEntry entry)
    {
        if (!_sinks.TryGetValue((id, entry), out var sink))
        {
            sink = new Sink(entry.RuleId, entry.Capability, id, entry.Phrase);
            _sinks.Add((id, entry), sink);
        }

        return sink;
    }

    /// <summary>Adds the lines of a file.</summary>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    public void Add(string source, string text)
    {
        CatalogueEntry? section = null;
        foreach (var (number, line) in EmbeddedLists.Lines(text))
        {
            if (line[0] == '[')
            {
                section = Section(line) ?? throw Malformed(source, number, line);
                continue;
            }

            var isException = line[0] == '-';
            var id = isException ? line.Substring(1).Trim() : line;
            if (section is null || !_entries.TryAdd(id, isException ? CatalogueEntry.Exception : section))
            {
                throw Malformed(source, number, line);
            }
        }
    }

    private static CatalogueEntry? Section(string line)
    {
        var close = line.IndexOf(']');
        if (close < 0)
        {
            return null;
        }

        var words = line.Substring(1, close - 1).Split(' ');
        return words.Length == 2 ? new CatalogueEntry(words[0], words[1], line.Substring(close + 1).Trim()) : null;
    }

    private static FormatException Malformed(string source, int number, string line)
    {
        return new FormatException(string.Format(CultureInfo.InvariantCulture, "Line {0} of {1} is not understood: '{2}'.", number, source, line));
    }
}
