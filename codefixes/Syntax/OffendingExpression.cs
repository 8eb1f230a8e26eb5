using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.CodeFixes.Syntax;

/// <summary>Finds the whole expression that a diagnostic points at: <c>Task.Delay(5)</c> where it points at <c>Delay</c>.</summary>
internal static class OffendingExpression
{
    /// <summary>The expression at <paramref name="span"/>, or null when there is none.</summary>
    public static ExpressionSyntax? Find(SyntaxNode root, TextSpan span)
    {
        if (!root.FullSpan.Contains(span))
        {
            return null;
        }

        var node = root.FindNode(span, findInsideTrivia: false, getInnermostNodeForTie: true);
        var expression = node.FirstAncestorOrSelf<ExpressionSyntax>();
        while (expression?.Parent is ExpressionSyntax parent && IsNamedBy(parent, expression))
        {
            expression = parent;
        }

        return expression;
    }

    private static bool IsNamedBy(ExpressionSyntax whole, ExpressionSyntax part)
    {
        return whole switch
        {
            MemberAccessExpressionSyntax access => access.Name == part,
            AliasQualifiedNameSyntax alias => alias.Name == part,
            QualifiedNameSyntax qualified => qualified.Right == part,
            InvocationExpressionSyntax invocation => invocation.Expression == part,
            ObjectCreationExpressionSyntax creation => creation.Type == part,
            _ => false,
        };
    }
}
