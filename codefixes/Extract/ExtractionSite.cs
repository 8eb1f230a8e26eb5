using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Perdure.CodeFixes.Extract;

/// <summary>The place that code leaves.</summary>
/// <param name="Document">The document.</param>
/// <param name="Model">Its model.</param>
/// <param name="Extraction">What moves.</param>
/// <param name="Context">How the code names the context.</param>
internal sealed record ExtractionSite(Document Document, SemanticModel Model, Extraction Extraction, string Context)
{
    /// <summary>Puts the call of the activity in the place of the code.</summary>
    public void ReplaceCode(SyntaxEditor editor, ExpressionSyntax call)
    {
        if (Extraction.Statements.Count == 0)
        {
            var code = Extraction.Code;
            ExpressionSyntax replacement = code.Parent is ExpressionStatementSyntax or EqualsValueClauseSyntax or ArgumentSyntax
                ? call
                : SyntaxFactory.ParenthesizedExpression(
                    SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.OpenParenToken, SyntaxTriviaList.Empty),
                    call,
                    SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.CloseParenToken, SyntaxTriviaList.Empty)).WithAdditionalAnnotations(Simplifier.Annotation);
            editor.ReplaceNode(code, replacement.WithTriviaFrom(code));
            return;
        }

        var first = Extraction.Statements[0];
        var last = Extraction.Statements[Extraction.Statements.Count - 1];
        editor.ReplaceNode(first, Statement(call).WithLeadingTrivia(first.GetLeadingTrivia()).WithTrailingTrivia(last.GetTrailingTrivia()));
        foreach (var other in Extraction.Statements.Skip(1))
        {
            editor.RemoveNode(other, SyntaxRemoveOptions.KeepNoTrivia);
        }
    }

    /// <summary>The statement is parsed and not built: what is built is elastic, and makes the host lay out the lines around it anew.</summary>
    private StatementSyntax Statement(ExpressionSyntax call)
    {
        var declarator = Extraction.ResultLocal is { } local ? RegionPlanner.DeclarationIn(Extraction.Statements, local) : null;
        var target = declarator?.Parent is VariableDeclarationSyntax { Type: var type } ? $"{type.WithoutTrivia()} {declarator.Identifier.WithoutTrivia()} = " : "";
        return SyntaxFactory.ParseStatement($"{target}{call};");
    }
}
