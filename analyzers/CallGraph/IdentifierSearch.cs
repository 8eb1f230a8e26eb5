using System;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Finds whole identifiers in text.</summary>
internal static class IdentifierSearch
{
    /// <summary>Whether <paramref name="name"/> stands in <paramref name="text"/> as a whole word.</summary>
    public static bool Contains(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1])) && (end == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
