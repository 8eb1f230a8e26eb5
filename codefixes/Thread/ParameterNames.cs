using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.CodeFixes.Thread;

/// <summary>Chooses names for new parameters.</summary>
internal static class ParameterNames
{
    /// <summary>The first of the candidates, then of numbered ones, that no identifier in any of the declarations has.</summary>
    public static string Choose(IEnumerable<SyntaxNode> declarations, params string[] candidates)
    {
        var used = declarations.SelectMany(declaration => declaration.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .ToImmutableHashSet();
        return candidates.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => candidates[0] + number))
            .First(name => !used.Contains(name));
    }
}
