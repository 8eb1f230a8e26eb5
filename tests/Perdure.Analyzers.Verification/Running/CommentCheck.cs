using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Makes sure that a fix loses no comment.</summary>
internal static class CommentCheck
{
    /// <summary>Throws when a comment of the solution before is not in the solution after, as often as it was.</summary>
    public static async Task ThrowIfLostAsync(string title, Solution before, Solution after, CancellationToken cancellationToken)
    {
        var remaining = await CommentsAsync(after, cancellationToken);
        foreach (var comment in await CommentsAsync(before, cancellationToken))
        {
            if (!remaining.Remove(comment))
            {
                throw new VerificationException($"'{title}' loses the comment {comment}\n{await ChangedSolution.DescribeAsync(before, after, cancellationToken)}");
            }
        }
    }

    private static async Task<List<string>> CommentsAsync(Solution solution, CancellationToken cancellationToken)
    {
        var comments = new List<string>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken);
            comments.AddRange(root!.DescendantTrivia()
                .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                .Select(trivia => trivia.ToString()));
        }

        return comments;
    }
}
