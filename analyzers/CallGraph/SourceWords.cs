using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        var reader = new WordReader(text);
        while (reader.Next())
        {
            found.Add(reader.Word);
        }

        var sorted = new int[found.Count];
        found.CopyTo(sorted);
        Array.Sort(sorted);
        return new SourceWords(sorted, reader.MayHoldAny);
    }

    /// <summary>Whether one of <paramref name="words"/> may be among those of <paramref name="text"/>, which are not kept.</summary>
    public static bool AnyIn(string text, HashSet<int> words)
    {
        var reader = new WordReader(text);
        while (reader.Next())
        {
            if (words.Contains(reader.Word))
            {
                return true;
            }
        }

        return reader.MayHoldAny;
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

    /// <summary>Reads the words of a text one after the other.</summary>
    private struct WordReader
    {
        private readonly string _text;
        private int _at;

        public WordReader(string text)
        {
            _text = text;
            _at = 0;
            Word = 0;

            // Identifiers may be written with escapes and with characters that do not count. Such a text may hold any word.
            MayHoldAny = text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
        }

        /// <summary>The hash of the word that was read last.</summary>
        public int Word { get; private set; }

        /// <summary>Whether what was read so far may be written in another way than it looks.</summary>
        public bool MayHoldAny { get; private set; }

        /// <summary>Reads the next word; false at the end of the text.</summary>
        [MethodImpl(HotLoop.Optimised)]
        public bool Next()
        {
            var text = _text;
            var start = _at;
            while (start < text.Length && !IsPart(text[start]))
            {
                start++;
            }

            var end = start;
            var isPlain = true;
            while (end < text.Length && IsPart(text[end]))
            {
                isPlain &= text[end] <= 127;
                end++;
            }

            _at = end;
            MayHoldAny |= !isPlain && HoldsFormat(text, start, end);
            var hash = StableHash.Create();
            hash.Add(text, start, end - start);
            Word = Fold(hash);
            return end > start;
        }

        private static bool IsPart(char character) =>
            character <= 127 ? (uint)((character | 0x20) - 'a') <= 'z' - 'a' || (uint)(character - '0') <= 9 || character == '_' : SyntaxFacts.IsIdentifierPartCharacter(character);

        private static bool HoldsFormat(string text, int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                if (text[i] > 127 && CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.Format)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
