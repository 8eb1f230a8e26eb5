using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>Puts a statement that writes output under a condition, in the layout of the code around it.</summary>
internal static class GuardedOutput
{
    /// <summary>Makes the guarded statement.</summary>
    /// <param name="original">The statement where it stands.</param>
    /// <param name="current">The statement in its current state.</param>
    /// <param name="flag">How the code asks whether it is being replayed.</param>
    public static IfStatementSyntax Write(StatementSyntax original, StatementSyntax current, string flag)
    {
        var indentation = LineTrivia.IndentationOf(original);
        var newLine = LineTrivia.EndOfLineOf(original).ToString();
        var inner = LineTrivia.Reindent(current.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)), indentation, indentation + LineTrivia.IndentationStepAt(original));
        if (!inner.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            inner = inner.WithTrailingTrivia(inner.GetTrailingTrivia().Add(SyntaxFactory.EndOfLine(newLine)));
        }

        var beforeBrace = original.Parent is BlockSyntax block && StandsBehindItsHeader(block.OpenBraceToken) ? " " : newLine + indentation;
        var guard = (IfStatementSyntax)SyntaxFactory.ParseStatement($"if (!{flag}){beforeBrace}{{{newLine}{indentation}}}{newLine}");
        return guard
            .WithStatement(((BlockSyntax)guard.Statement).WithStatements(SyntaxFactory.SingletonList(inner)))
            .WithLeadingTrivia(current.GetLeadingTrivia());
    }

    private static bool StandsBehindItsHeader(SyntaxToken brace)
    {
        return !brace.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia) && !brace.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }
}
