using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.Configuration;
using Perdure.Facts.Catalogue;

namespace Perdure.Facts.Build;

/// <summary>
/// The symbols that a project's <c>PerdureSymbols.txt</c> and its editor and global configuration files trust and ban. What is not
/// understood is left to the analyzers, which are given the same files.
/// </summary>
internal sealed class ProjectSymbols
{
    private const string TrustedHeader = "[trusted]";
    private const string BannedHeader = "[banned]";
    private const string TrustedOption = "perdure.trusted_symbols";
    private const string BannedOption = "perdure.banned_symbols";

    private readonly List<string> _trusted = [];
    private readonly List<KeyValuePair<string, string>> _banned = [];

    /// <summary>The ids at which the walk ends.</summary>
    public IReadOnlyList<string> Trusted => _trusted;

    /// <summary>The ids that are sinks, with what they do; empty where the file does not say.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Banned => _banned;

    /// <summary>Whether nothing is trusted and nothing is banned.</summary>
    public bool IsEmpty => _trusted.Count == 0 && _banned.Count == 0;

    /// <summary>
    /// Adds a <c>PerdureSymbols.txt</c>: documentation-comment ids, one a line, under <c>[trusted]</c> or <c>[banned]</c>; a banned id may
    /// be followed by a semicolon and what it does.
    /// </summary>
    public void AddList(string text)
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

    /// <summary>
    /// Adds the options of an <c>.editorconfig</c> or <c>.globalconfig</c>. What a section for some files says holds for the whole project,
    /// as it does in the analyzers.
    /// </summary>
    public void AddOptions(string text)
    {
        foreach (var (_, line) in EmbeddedLists.Lines(text))
        {
            var equals = line.IndexOf('=');
            if (equals < 0)
            {
                continue;
            }

            var key = line.Substring(0, equals).Trim();
            var ids = SymbolIdentifierList.Split(line.Substring(equals + 1));
            if (string.Equals(key, TrustedOption, StringComparison.OrdinalIgnoreCase))
            {
                _trusted.AddRange(ids);
            }
            else if (string.Equals(key, BannedOption, StringComparison.OrdinalIgnoreCase))
            {
                _banned.AddRange(ids.Select(id => new KeyValuePair<string, string>(id, string.Empty)));
            }
        }
    }
}
