using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Syntax;

/// <summary>Looks past parentheses.</summary>
internal static class Parentheses
{
    /// <summary>The outermost parenthesised expression around <paramref name="expression"/>, or the expression itself.</summary>
    public static ExpressionSyntax WalkUpParentheses(this ExpressionSyntax expression)
    {
        var current = expression;
        while (current.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            current = parenthesized;
        }

        return current;
    }
}
