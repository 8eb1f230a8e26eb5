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
                : SyntaxFactory.ParenthesizedExpression(call).WithAdditionalAnnotations(Simplifier.Annotation);
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

    private StatementSyntax Statement(ExpressionSyntax call)
    {
        if (Extraction.ResultLocal is not { } local || RegionPlanner.DeclarationIn(Extraction.Statements, local) is not { } declarator)
        {
            return SyntaxFactory.ExpressionStatement(call);
        }

        var declaration = (VariableDeclarationSyntax)declarator.Parent!;
        return SyntaxFactory.LocalDeclarationStatement(SyntaxFactory.VariableDeclaration(
            declaration.Type.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(
                declarator.Identifier.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
                null,
                SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), call)))));
    }
}
