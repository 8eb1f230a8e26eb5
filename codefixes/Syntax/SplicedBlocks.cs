using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Syntax;

/// <summary>
/// Lets an edit put several statements, or none, in the place of one: the edit leaves a marked block, whose statements take its place
/// once all edits are done. Until then every statement keeps its index, so that edits of the same block do not get into each other's way.
/// </summary>
internal static class SplicedBlocks
{
    private static readonly SyntaxAnnotation Mark = new("Perdure.Spliced");

    /// <summary>
    /// A block that gives way to <paramref name="statements"/>.
    /// </summary>
    /// <param name="leading">What comes before the first statement, up to its indentation.</param>
    /// <param name="statements">The statements, indented as those around the block.</param>
    /// <param name="dangling">Comments after the last statement, with their line ends.</param>
    /// <param name="trailing">What comes after the block on its last line.</param>
    public static BlockSyntax Make(
        SyntaxTriviaList leading, IEnumerable<StatementSyntax> statements, SyntaxTriviaList dangling, SyntaxTriviaList trailing)
    {
        return SyntaxFactory.Block(statements)
            .WithOpenBraceToken(SyntaxFactory.Token(leading, SyntaxKind.OpenBraceToken, SyntaxTriviaList.Empty))
            .WithCloseBraceToken(SyntaxFactory.Token(dangling, SyntaxKind.CloseBraceToken, trailing))
            .WithAdditionalAnnotations(Mark);
    }

    /// <summary>Whether the statement stands directly in a list of statements, so that any number can take its place.</summary>
    public static bool CanReplace(StatementSyntax statement)
    {
        return statement.Parent is BlockSyntax or SwitchSectionSyntax;
    }

    /// <summary>Puts the statements of all marked blocks in their places.</summary>
    public static SyntaxNode Resolve(SyntaxNode root)
    {
        var parents = root.GetAnnotatedNodes(Mark).Select(block => block.Parent!).Distinct().ToList();
        return parents.Count == 0 ? root : root.ReplaceNodes(parents, (_, current) => current switch
        {
            BlockSyntax block => Splice(block),
            SwitchSectionSyntax section => Splice(section),
            _ => current,
        });
    }

    private static BlockSyntax Splice(BlockSyntax block)
    {
        var statements = Splice(block.Statements, out var rest);
        return block
            .WithStatements(statements)
            .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(rest.AddRange(block.CloseBraceToken.LeadingTrivia)));
    }

    private static SwitchSectionSyntax Splice(SwitchSectionSyntax section)
    {
        var statements = Splice(section.Statements, out var rest);
        return rest.Count == 0 || statements.Count == 0
            ? section.WithStatements(statements)
            : section.WithStatements(statements.Replace(statements.Last(), statements.Last().WithTrailingTrivia(statements.Last().GetTrailingTrivia().AddRange(rest))));
    }

    private static SyntaxList<StatementSyntax> Splice(SyntaxList<StatementSyntax> list, out SyntaxTriviaList pending)
    {
        var statements = new List<StatementSyntax>();
        pending = SyntaxTriviaList.Empty;
        var blankLine = SyntaxTriviaList.Empty;
        foreach (var statement in list)
        {
            if (statement is not BlockSyntax block || !block.HasAnnotation(Mark))
            {
                var isFirst = statements.Count == 0 && list[0] != statement && pending.Count == 0;
                statements.Add(WithPending(isFirst ? LineTrivia.WithoutBlankLine(statement) : LineTrivia.WithBlankLine(statement, pending.Count == 0 ? blankLine : []), ref pending));
                blankLine = SyntaxTriviaList.Empty;
                continue;
            }

            var leading = block.OpenBraceToken.LeadingTrivia;
            var trailing = block.CloseBraceToken.TrailingTrivia;
            if (block.Statements.Count == 0)
            {
                pending = pending.AddRange(LineTrivia.CommentLines(leading));
                blankLine = LineTrivia.BlankLines(leading);
                if (pending.Count == 0 && (block.CloseBraceToken.HasLeadingTrivia || trailing.Any(LineTrivia.IsComment)))
                {
                    pending = blankLine;
                }
            }
            else
            {
                var inner = block.Statements;
                var first = inner[0];
                var before = LineTrivia.WithoutIndentation(leading);
                inner = inner.Replace(first, first.WithLeadingTrivia(before.LastOrDefault().IsKind(SyntaxKind.MultiLineCommentTrivia) ? leading : before.AddRange(first.GetLeadingTrivia())));
                statements.AddRange(inner);
                statements[statements.Count - inner.Count] = WithPending(statements[statements.Count - inner.Count], ref pending);
            }

            pending = pending.AddRange(block.CloseBraceToken.LeadingTrivia);
            if (!trailing.Any(LineTrivia.IsComment))
            {
                continue;
            }

            if (block.Statements.Count > 0 && pending.Count == 0 && !statements[statements.Count - 1].GetTrailingTrivia().Any(LineTrivia.IsComment))
            {
                statements[statements.Count - 1] = statements[statements.Count - 1].WithTrailingTrivia(trailing);
            }
            else
            {
                pending = pending.AddRange(LineTrivia.OwnLines(trailing, leading));
            }
        }

        return SyntaxFactory.List(statements);
    }

    private static StatementSyntax WithPending(StatementSyntax statement, ref SyntaxTriviaList pending)
    {
        if (pending.Count == 0)
        {
            return statement;
        }

        var result = statement.WithLeadingTrivia(pending.AddRange(statement.GetLeadingTrivia()));
        pending = SyntaxTriviaList.Empty;
        return result;
    }
}
