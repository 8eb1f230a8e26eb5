using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// The words of a source text as hashes: everything that may be an identifier, those in comments and literals too. Code that binds to a
/// declaration by its name has that name among its words.
/// </summary>
internal sealed class SourceWords
{
    private const string AttributeEnding = "Attribute";

    private readonly int[] _sorted;
    private readonly bool _mayHoldAny;

    private SourceWords(int[] sorted, bool mayHoldAny)
    {
        _sorted = sorted;
        _mayHoldAny = mayHoldAny;
    }

    /// <summary>The words of <paramref name="text"/>.</summary>
    public static SourceWords Of(string text)
    {
        var found = new HashSet<int>();

        // Identifiers may be written with escapes and with characters that do not count. Such a text may hold any word.
        var mayHoldAny = text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
        for (var i = 0; i < text.Length;)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(text[i]))
            {
                i++;
                continue;
            }

            var hash = StableHash.Create();
            var start = i;
            while (i < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[i]))
            {
                mayHoldAny |= text[i] > 127 && CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.Format;
                i++;
            }

            hash.Add(text, start, i - start);
            found.Add(Fold(hash));
        }

        var sorted = new int[found.Count];
        found.CopyTo(sorted);
        Array.Sort(sorted);
        return new SourceWords(sorted, mayHoldAny);
    }

    /// <summary>The hash of one word.</summary>
    public static int Hash(string word)
    {
        var hash = StableHash.Create();
        hash.Add(word);
        return Fold(hash);
    }

    /// <summary>The short name of an attribute called <paramref name="name"/>; null where there is none.</summary>
    public static string? WithoutAttributeEnding(string name) =>
        name.Length > AttributeEnding.Length && name.EndsWith(AttributeEnding, StringComparison.Ordinal) ? name.Substring(0, name.Length - AttributeEnding.Length) : null;

    /// <summary>Whether one of <paramref name="words"/> may be among these.</summary>
    public bool MayHoldAny(HashSet<int> words)
    {
        if (_mayHoldAny)
        {
            return words.Count > 0;
        }

        foreach (var word in words)
        {
            if (Array.BinarySearch(_sorted, word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Fold(StableHash hash) => unchecked((int)(hash.Value ^ (hash.Value >> 32)));
}
