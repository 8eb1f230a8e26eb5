using System;
using System.Collections.Generic;

namespace Perdure.Analyzers.Configuration;

/// <summary>The value of an option that names symbols: documentation-comment ids with commas, semicolons or blanks between them.</summary>
internal static class SymbolIdentifierList
{
    private static readonly char[] Separators = { ',', ';', ' ', '\t' };

    /// <summary>The ids of <paramref name="value"/>. Commas inside parentheses and braces separate parameters and type arguments, not ids.</summary>
    public static IEnumerable<string> Split(string value)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            var character = i < value.Length ? value[i] : ',';
            depth += character is '(' or '{' ? 1 : character is ')' or '}' ? -1 : 0;
            if ((depth <= 0 || i == value.Length) && Array.IndexOf(Separators, character) >= 0)
            {
                var id = value.Substring(start, i - start).Trim();
                start = i + 1;
                if (id.Length > 0)
                {
                    yield return id;
                }
            }
        }
    }
}
