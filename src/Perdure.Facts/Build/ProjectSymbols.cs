using System;
using System.Collections.Generic;
using Perdure.Facts.Catalogue;

namespace Perdure.Facts.Build;

/// <summary>
/// What a project's <c>PerdureSymbols.txt</c> says: documentation-comment ids, one a line, under <c>[trusted]</c> or <c>[banned]</c>; a
/// banned id may be followed by a semicolon and what it does. Lines that are not understood are left to the analyzers, which read the
/// same file.
/// </summary>
internal sealed class ProjectSymbols
{
    private const string TrustedHeader = "[trusted]";
    private const string BannedHeader = "[banned]";

    private readonly List<string> _trusted = [];
    private readonly List<KeyValuePair<string, string>> _banned = [];

    /// <summary>The ids at which the walk ends.</summary>
    public IReadOnlyList<string> Trusted => _trusted;

    /// <summary>The ids that are sinks, with what they do; empty where the file does not say.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Banned => _banned;

    /// <summary>Adds the lines of a file.</summary>
    public void Add(string text)
    {
        var header = string.Empty;
        foreach (var (_, line) in EmbeddedLists.Lines(text))
        {
            if (line[0] == '[')
            {
                header = line;
                continue;
            }

            var semicolon = line.IndexOf(';');
            var id = semicolon < 0 ? line : line.Substring(0, semicolon).Trim();
            if (string.Equals(header, TrustedHeader, StringComparison.OrdinalIgnoreCase))
            {
                _trusted.Add(id);
            }
            else if (string.Equals(header, BannedHeader, StringComparison.OrdinalIgnoreCase))
            {
                _banned.Add(new KeyValuePair<string, string>(id, semicolon < 0 ? string.Empty : line.Substring(semicolon + 1).Trim()));
            }
        }
    }
}
