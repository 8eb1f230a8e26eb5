using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>Locals that hold the replay flag, and that nobody reads any more once the guards are gone.</summary>
internal static class FlagLocals
{
    /// <summary>The declarations of locals that hold the flag and are read, in the member around a place.</summary>
    public static IReadOnlyList<LocalDeclarationStatementSyntax> Around(SyntaxNode place, string flag)
    {
        var member = place.Ancestors().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax);
        return member is null
            ? []
            : member.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()
                .Where(local => local.UsingKeyword.RawKind == 0
                    && SplicedBlocks.CanReplace(local)
                    && local.Declaration.Variables.Count == 1
                    && local.Declaration.Variables[0].Initializer?.Value is { } value
                    && value.DescendantTokens().Any(token => token.ValueText == flag)
                    && !value.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax)
                    && IsRead(local))
                .ToList();
    }

    /// <summary>The root without those of the declarations that nobody reads in it.</summary>
    public static SyntaxNode RemoveUnread(SyntaxNode root, IEnumerable<LocalDeclarationStatementSyntax> declarations)
    {
        foreach (var declaration in declarations)
        {
            if (root.GetCurrentNode(declaration) is { } current && !IsRead(current))
            {
                var nothing = SplicedBlocks.Make(current.GetLeadingTrivia(), [], SyntaxTriviaList.Empty, current.GetTrailingTrivia());
                root = SplicedBlocks.Resolve(root.ReplaceNode(current, nothing));
            }
        }

        return root;
    }

    private static bool IsRead(LocalDeclarationStatementSyntax local)
    {
        var name = local.Declaration.Variables[0].Identifier.ValueText;
        return local.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name);
    }
}
