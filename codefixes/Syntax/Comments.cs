using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.CodeFixes.Syntax;

/// <summary>Carries comments from an expression over to the one that takes its place.</summary>
internal static class Comments
{
    /// <summary>
    /// Gives <paramref name="replacement"/> the trivia around <paramref name="original"/>, and in front of it the comments inside the
    /// original that it does not hold itself.
    /// </summary>
    public static T KeepFrom<T>(T replacement, SyntaxNode original)
        where T : SyntaxNode
    {
        var kept = replacement.DescendantTrivia().Where(IsComment).Select(trivia => trivia.ToString()).ToList();
        var leading = original.GetLeadingTrivia();
        var inside = original.DescendantTrivia().Where(IsComment)
            .Where(trivia => !leading.Contains(trivia) && !original.GetTrailingTrivia().Contains(trivia));
        foreach (var comment in inside)
        {
            if (kept.Remove(comment.ToString()))
            {
                continue;
            }

            leading = leading.Add(comment).Add(comment.IsKind(SyntaxKind.SingleLineCommentTrivia)
                ? original.DescendantTrivia().First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                : SyntaxFactory.Space);
        }

        return ElasticTrivia.Settle(replacement.WithLeadingTrivia(leading).WithTrailingTrivia(original.GetTrailingTrivia()));
    }

    private static bool IsComment(SyntaxTrivia trivia)
    {
        return trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }
}
