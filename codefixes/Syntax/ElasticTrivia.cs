using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.CodeFixes.Syntax;

/// <summary>
/// What is built and not parsed carries elastic trivia, which makes the host lay out the lines around it anew, with its own line ends and
/// its own indentation and not with those of the file.
/// </summary>
internal static class ElasticTrivia
{
    /// <summary>The node with plain trivia: a space after each comma, and otherwise what it had.</summary>
    public static T Settle<T>(T node)
        where T : SyntaxNode
    {
        var last = node.GetLastToken();
        return node.ReplaceTokens(
            node.DescendantTokens().Where(token => token.LeadingTrivia.Any(IsElastic) || token.TrailingTrivia.Any(IsElastic)),
            (original, token) => token
                .WithLeadingTrivia(Plain(token.LeadingTrivia))
                .WithTrailingTrivia(original.IsKind(SyntaxKind.CommaToken) && original != last ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : Plain(token.TrailingTrivia)));
    }

    private static SyntaxTriviaList Plain(SyntaxTriviaList trivia)
    {
        return SyntaxFactory.TriviaList(trivia
            .Where(item => !IsElastic(item) || item.FullSpan.Length > 0)
            .Select(item => item.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation)));
    }

    private static bool IsElastic(SyntaxTrivia trivia)
    {
        return trivia.HasAnnotation(SyntaxAnnotation.ElasticAnnotation);
    }
}
