using System;
using System.IO;

namespace Perdure.Analyzers.Configuration;

/// <summary>
/// The additional file <c>PerdureSymbols.txt</c>: documentation-comment ids, one a line, under <c>[trusted]</c> or <c>[banned]</c>;
/// a banned id may be followed by a semicolon and what it does. Lines that begin with <c>#</c> are comments.
/// </summary>
internal static class SymbolListFile
{
    private const string FileName = "PerdureSymbols.txt";
    private const string TrustedHeader = "[trusted]";
    private const string BannedHeader = "[banned]";

    /// <summary>Whether the file at <paramref name="path"/> is one.</summary>
    public static bool IsSymbolList(string path) => string.Equals(Path.GetFileName(path), FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives each id of the file to <paramref name="add"/>. Lines outside of a section are left out.</summary>
    public static void Read(TextReader reader, Action<string, ConfiguredSymbol> add)
    {
        bool? trusted = null;
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                trusted = line.Equals(TrustedHeader, StringComparison.OrdinalIgnoreCase) ? true
                    : line.Equals(BannedHeader, StringComparison.OrdinalIgnoreCase) ? false
                    : null;
                continue;
            }

            var semicolon = line.IndexOf(';');
            var id = semicolon < 0 ? line : line.Substring(0, semicolon).Trim();
            if (trusted == true)
            {
                add(id, ConfiguredSymbol.Trusted);
            }
            else if (trusted == false)
            {
                add(id, ConfiguredSymbol.BannedBecause(semicolon < 0 ? string.Empty : line.Substring(semicolon + 1).Trim()));
            }
        }
    }
}
