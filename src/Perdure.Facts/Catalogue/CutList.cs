using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Perdure.Facts.Catalogue;

/// <summary>Where the walk ends on purpose: what an assembly does there never shows in what its callers get.</summary>
internal sealed class CutList
{
    private static readonly object Listed = new();

    private readonly List<string> _lines = [];
    private readonly SymbolTable<object> _symbols = new();
    private readonly HashSet<string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _assemblyPrefixes = [];

    /// <summary>Whether an assembly is trusted as a whole and need not be read.</summary>
    public bool Trusts(string assemblyName)
    {
        return _assemblies.Contains(assemblyName) || _assemblyPrefixes.Exists(prefix => assemblyName.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether any line can speak of a member of this type.</summary>
    public bool Concerns(string typeName, string @namespace) => _symbols.Concerns(typeName, @namespace);

    /// <summary>Whether the walk ends at this member: what its body does is not asked.</summary>
    public bool Cuts(in SymbolName member, string @namespace)
    {
        return _symbols.OfMember(member) is not null || _symbols.OfType(member.TypeName) is not null || _symbols.OfNamespace(@namespace) is not null;
    }

    /// <summary>Whether a line names the member itself: it is then no sink either, whatever the API catalogue says.</summary>
    public bool Acquits(in SymbolName member) => _symbols.OfMember(member) is not null;

    /// <summary>
    /// Adds the lines of a list: documentation-comment ids, and <c>A:</c> with the simple name of an assembly, or the beginning of one and <c>*</c>.
    /// </summary>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    public void Add(string source, string text)
    {
        foreach (var (number, line) in EmbeddedLists.Lines(text))
        {
            if (!TryAdd(line))
            {
                throw new FormatException(string.Format(CultureInfo.InvariantCulture, "Line {0} of {1} is not understood: '{2}'.", number, source, line));
            }
        }
    }

    /// <summary>The same list with further lines. One that is not understood is passed over.</summary>
    public CutList With(IEnumerable<string> lines)
    {
        var list = new CutList();
        foreach (var line in _lines.Concat(lines))
        {
            list.TryAdd(line);
        }

        return list;
    }

    /// <summary>The lists that are embedded in this assembly, by the beginning of their names.</summary>
    public static CutList LoadEmbedded(params string[] names)
    {
        var list = new CutList();
        foreach (var name in names)
        {
            list.Add(name, EmbeddedLists.Read("Perdure.Facts.Data." + name + ".txt"));
        }

        return list;
    }

    private bool TryAdd(string line)
    {
        if (line.StartsWith("A:", StringComparison.Ordinal))
        {
            AddAssembly(line.Substring(2));
        }
        else if (!_symbols.TryAdd(line, Listed))
        {
            return false;
        }

        _lines.Add(line);
        return true;
    }

    private void AddAssembly(string name)
    {
        if (name.EndsWith("*", StringComparison.Ordinal))
        {
            _assemblyPrefixes.Add(name.TrimEnd('*'));
        }
        else
        {
            _assemblies.Add(name);
        }
    }
}
