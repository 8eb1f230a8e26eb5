using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>
/// Takes an <c>if</c> on the replay flag away: the branch of the first run takes its place, except for the statements that stay under
/// the guard; the other branch goes, or stays under the guard too where it only writes output.
/// </summary>
internal sealed class GuardUnwrapping
{
    private readonly string _outer;
    private readonly string _inner;
    private readonly SyntaxTrivia _newLine;
    private readonly ExpressionSyntax _flag;
    private readonly bool _canSplice;
    private readonly bool _isLiveElse;
    private readonly bool _keepsDead;
    private readonly IReadOnlyList<bool> _stays;

    /// <summary>Reads the layout of a guard.</summary>
    /// <param name="guard">The guard in its original state.</param>
    /// <param name="flag">How it asks for the flag.</param>
    /// <param name="isLiveElse">Whether the first run takes the <c>else</c> branch.</param>
    /// <param name="keepsDead">Whether the other branch stays under the guard.</param>
    /// <param name="stays">Which statements of the live branch stay under the guard.</param>
    public GuardUnwrapping(IfStatementSyntax guard, ExpressionSyntax flag, bool isLiveElse, bool keepsDead, IReadOnlyList<bool> stays)
    {
        _outer = LineTrivia.IndentationOf(guard);
        _inner = _outer + LineTrivia.IndentationStepAt(guard);
        _newLine = LineTrivia.EndOfLineOf(guard);
        _flag = flag;
        _canSplice = SplicedBlocks.CanReplace(guard);
        _isLiveElse = isLiveElse;
        _keepsDead = keepsDead;
        _stays = stays;
    }

    /// <summary>What takes the place of the guard.</summary>
    public StatementSyntax Apply(IfStatementSyntax guard)
    {
        var live = _isLiveElse ? guard.Else?.Statement : guard.Statement;
        var dead = _isLiveElse ? guard.Statement : guard.Else?.Statement;
        var block = live as BlockSyntax;
        var body = block is not null ? block.Statements.ToList() : live is null ? [] : [live];
        if (!_canSplice)
        {
            return WithoutSplicing(guard, live, body);
        }

        var elements = new List<StatementSyntax>();
        if (_keepsDead)
        {
            elements.Add(GuardOf(guard, null, dead!, _isLiveElse ? _flag : Not(_flag)));
        }

        for (var index = 0; index < body.Count;)
        {
            if (!_stays[index])
            {
                elements.Add(Outdent(body[index], block is null));
                index++;
                continue;
            }

            var group = body.Skip(index).TakeWhile((_, offset) => _stays[index + offset]).ToList();
            elements.Add(GuardOf(guard, block, SyntaxFactory.Block(group), _isLiveElse ? Not(_flag) : null));
            index += group.Count;
        }

        for (var index = 1; index < elements.Count; index++)
        {
            if (elements[index - 1] is IfStatementSyntax { Statement: BlockSyntax })
            {
                elements[index] = LineTrivia.WithBlankLine(elements[index], SyntaxFactory.TriviaList(_newLine));
            }
        }

        var leading = guard.GetLeadingTrivia();
        if (elements.Count > 0)
        {
            leading = LineTrivia.WithoutIndentation(leading).AddRange(LineTrivia.OwnLines(HeaderTrivia(guard, block), _outer, _newLine));
        }
        else
        {
            leading = leading.AddRange(LineTrivia.OwnLines(HeaderTrivia(guard, block), _outer, _newLine));
        }

        var dangling = block is null ? SyntaxTriviaList.Empty : LineTrivia.OwnLines(block.CloseBraceToken.LeadingTrivia, _outer, _newLine);
        if (dead is not null && !_keepsDead)
        {
            // The code that no first run has come by goes; what people wrote beside it stays.
            dangling = dangling.AddRange(LineTrivia.OwnLines(dead.DescendantTrivia().Where(trivia => !guard.GetTrailingTrivia().Contains(trivia)), _outer, _newLine));
        }

        return SplicedBlocks.Make(leading, elements, dangling, guard.GetTrailingTrivia());
    }

    /// <summary>The <c>else</c> whose statement is the guard, with what takes the place of the guard.</summary>
    public ElseClauseSyntax Apply(ElseClauseSyntax clause)
    {
        var guard = (IfStatementSyntax)clause.Statement;
        var statement = Apply(guard);
        var startsLine = (_isLiveElse ? guard.Else?.Statement : guard.Statement)?.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia) == true;
        return startsLine
            ? clause
                .WithElseKeyword(clause.ElseKeyword.WithTrailingTrivia(_newLine))
                .WithStatement(statement.WithLeadingTrivia(SyntaxFactory.Whitespace(statement is BlockSyntax ? _outer : _inner)))
            : clause.WithStatement(statement);
    }

    private StatementSyntax WithoutSplicing(IfStatementSyntax guard, StatementSyntax? live, List<StatementSyntax> body)
    {
        if (!_stays.Contains(true))
        {
            var only = live ?? SyntaxFactory.Block().WithTrailingTrivia(_newLine);
            return only.WithLeadingTrivia(guard.GetLeadingTrivia()).WithTrailingTrivia(guard.GetTrailingTrivia());
        }

        var statements = body.Select((statement, index) => _stays[index] ? GuardOf(guard, null, SyntaxFactory.Block(statement), _isLiveElse ? Not(_flag) : null) : statement);
        return ((live as BlockSyntax) ?? SyntaxFactory.Block()).WithStatements(SyntaxFactory.List(statements))
            .WithLeadingTrivia(guard.GetLeadingTrivia()).WithTrailingTrivia(guard.GetTrailingTrivia());
    }

    /// <summary>The comments on the lines of the guard itself, inside its parentheses and after its braces.</summary>
    private static IEnumerable<SyntaxTrivia> HeaderTrivia(IfStatementSyntax guard, BlockSyntax? block)
    {
        var tokens = guard.Condition.DescendantTokens().Concat([guard.OpenParenToken, guard.CloseParenToken, guard.IfKeyword]).OrderBy(token => token.SpanStart).ToList();
        if (block is not null)
        {
            tokens.Add(block.OpenBraceToken);
        }

        return tokens.SelectMany(token => token == guard.IfKeyword ? token.TrailingTrivia : token.LeadingTrivia.Concat(token.TrailingTrivia));
    }

    private StatementSyntax Outdent(StatementSyntax statement, bool isEmbedded)
    {
        var inner = statement.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var outdented = inner.Length > _outer.Length ? LineTrivia.Reindent(statement, inner, _outer) : statement;
        return isEmbedded || !statement.HasLeadingTrivia
            ? outdented.WithLeadingTrivia(SyntaxFactory.Whitespace(_outer))
            : outdented;
    }

    /// <summary>A guard in the layout of the original around other statements, without comments of the original.</summary>
    private StatementSyntax GuardOf(IfStatementSyntax guard, BlockSyntax? layout, StatementSyntax body, ExpressionSyntax? condition)
    {
        var copy = guard
            .WithIfKeyword(guard.IfKeyword.WithLeadingTrivia(SyntaxFactory.Whitespace(_outer)))
            .WithCondition((condition ?? guard.Condition).WithoutTrivia())
            .WithCloseParenToken(WithoutComments(guard.CloseParenToken))
            .WithElse(null);
        if (body is not BlockSyntax block)
        {
            return copy.WithStatement(body);
        }

        return layout is null
            ? copy.WithStatement(Braced(block))
            : copy.WithStatement(layout
                .WithOpenBraceToken(WithoutComments(layout.OpenBraceToken))
                .WithCloseBraceToken(layout.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(_outer)).WithTrailingTrivia(_newLine))
                .WithStatements(block.Statements));
    }

    private BlockSyntax Braced(BlockSyntax block)
    {
        return block.OpenBraceToken.LeadingTrivia.Count > 0 || block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            ? block.WithCloseBraceToken(block.CloseBraceToken.WithTrailingTrivia(_newLine))
            : SyntaxFactory.Block(block.Statements.Select(statement => Indent(statement)))
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(_outer)), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(_newLine)))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(_outer)), SyntaxKind.CloseBraceToken, SyntaxFactory.TriviaList(_newLine)));
    }

    private StatementSyntax Indent(StatementSyntax statement)
    {
        return statement.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia)
            ? statement
            : statement.WithLeadingTrivia(SyntaxFactory.Whitespace(_inner)).WithTrailingTrivia(_newLine);
    }

    private static SyntaxToken WithoutComments(SyntaxToken token)
    {
        var trailing = token.TrailingTrivia.Where(trivia => !LineTrivia.IsComment(trivia)).ToList();
        if (trailing.Count > 1 && trailing[0].IsKind(SyntaxKind.WhitespaceTrivia) && trailing[trailing.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            trailing.RemoveRange(0, trailing.Count - 1);
        }

        return token.WithLeadingTrivia(token.LeadingTrivia.Where(trivia => !LineTrivia.IsComment(trivia))).WithTrailingTrivia(trailing);
    }

    private static ExpressionSyntax Not(ExpressionSyntax flag)
    {
        return SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, flag.WithoutTrivia());
    }
}
