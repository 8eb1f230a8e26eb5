using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Syntax;

/// <summary>The lambdas, anonymous methods, local functions and query clauses around a node, inside its member.</summary>
internal static class EnclosingFunctions
{
    /// <summary>The functions, from the innermost out.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node)
    {
        return node.AncestorsAndSelf()
            .TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax or GlobalStatementSyntax)
            .Where(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryBodySyntax);
    }

    /// <summary>Whether the function captures nothing.</summary>
    public static bool IsStatic(SyntaxNode function)
    {
        return function switch
        {
            AnonymousFunctionExpressionSyntax anonymous => anonymous.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        };
    }
}
