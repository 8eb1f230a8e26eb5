using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Puts new types and methods into a file.</summary>
internal static class NewMembers
{
    /// <summary>The accessibility that a type beside <paramref name="neighbour"/> has, with a space after it.</summary>
    public static string AccessibilityOf(TypeDeclarationSyntax neighbour)
    {
        return neighbour.Modifiers.Any(SyntaxKind.PublicKeyword) ? "public " : neighbour.Modifiers.Any(SyntaxKind.InternalKeyword) ? "internal " : "";
    }

    /// <summary>The full name of a type beside <paramref name="neighbour"/>.</summary>
    public static string QualifiedName(SemanticModel model, TypeDeclarationSyntax neighbour, string name)
    {
        var space = model.GetDeclaredSymbol(neighbour)?.ContainingNamespace;
        return space is null or { IsGlobalNamespace: true } ? name : $"global::{space.ToDisplayString()}.{name}";
    }

    /// <summary>Inserts members after another one.</summary>
    /// <param name="editor">The editor of the document.</param>
    /// <param name="owner">The member before.</param>
    /// <param name="source">The source of the members, without indentation.</param>
    /// <param name="rewrite">A change of each new member; null for none.</param>
    public static void InsertAfter(SyntaxEditor editor, MemberDeclarationSyntax owner, string source, Func<MemberDeclarationSyntax, MemberDeclarationSyntax>? rewrite = null)
    {
        var newLine = LineTrivia.EndOfLineOf(owner).ToString();
        var indentation = LineTrivia.IndentationOf(owner);
        var text = source.Replace("\r\n", "\n").Replace("\n", newLine);
        var trailing = owner.GetTrailingTrivia();
        var isLast = !trailing.Any(SyntaxKind.EndOfLineTrivia);
        var members = ((CompilationUnitSyntax)SyntaxFactory.ParseCompilationUnit(text)).Members;
        var inserted = members.Select(Unwrap).Select(member => LineTrivia.Indent(member, indentation)).Select((member, index) => (rewrite?.Invoke(member) ?? member)
            .WithLeadingTrivia(index == 0 ? SyntaxFactory.ParseLeadingTrivia((isLast ? newLine : "") + newLine + indentation) : member.GetLeadingTrivia())
            .WithTrailingTrivia(index < members.Count - 1 ? member.GetTrailingTrivia() : trailing.Where(trivia => trivia.IsKind(isLast ? SyntaxKind.WhitespaceTrivia : SyntaxKind.EndOfLineTrivia))));
        editor.InsertAfter(owner, inserted);
        if (isLast)
        {
            editor.ReplaceNode(owner, (current, _) => current.WithTrailingTrivia(trailing.Where(LineTrivia.IsComment)));
        }
    }

    /// <summary>A method at the top level is read as a statement.</summary>
    private static MemberDeclarationSyntax Unwrap(MemberDeclarationSyntax member)
    {
        return member is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }
            ? SyntaxFactory.ParseMemberDeclaration(function.ToFullString()) ?? throw new InvalidOperationException("The activity was written as something that is no method.")
            : member;
    }
}
