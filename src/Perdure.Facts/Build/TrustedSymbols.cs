using System;
using System.Collections.Generic;
using Perdure.Facts.Catalogue;

namespace Perdure.Facts.Build;

/// <summary>Reads the trusted symbols of a project's <c>PerdureSymbols.txt</c>: the lines under <c>[trusted]</c>.</summary>
internal static class TrustedSymbols
{
    private const string TrustedHeader = "[trusted]";

    /// <summary>The documentation-comment ids that the text trusts. What is not understood is left to the analyzers, which read the same file.</summary>
    public static IEnumerable<string> Read(string text)
    {
        var isTrusted = false;
        foreach (var (_, line) in EmbeddedLists.Lines(text))
        {
            if (line[0] == '[')
            {
                isTrusted = string.Equals(line, TrustedHeader, StringComparison.OrdinalIgnoreCase);
            }
            else if (isTrusted)
            {
                var semicolon = line.IndexOf(';');
                yield return semicolon < 0 ? line : line.Substring(0, semicolon).Trim();
            }
        }
    }
}
