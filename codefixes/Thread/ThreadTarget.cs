using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>Finds the function that has to get a parameter so that the code at a place can use it.</summary>
internal static class ThreadTarget
{
    /// <summary>
    /// The method or local function; null where none can take a parameter that the place sees: in a property, an operator, an
    /// initialiser, a constructor, a static lambda or at the top level.
    /// </summary>
    public static IMethodSymbol? Of(SemanticModel model, SyntaxNode place, CancellationToken cancellationToken)
    {
        foreach (var function in EnclosingFunctions.Of(place))
        {
            if (EnclosingFunctions.IsStatic(function))
            {
                return function is LocalFunctionStatementSyntax local && IsInBody(local, place)
                    ? model.GetDeclaredSymbol(local, cancellationToken) as IMethodSymbol
                    : null;
            }
        }

        return place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() is MethodDeclarationSyntax method && IsInBody(method, place)
            ? model.GetDeclaredSymbol(method, cancellationToken)
            : null;
    }

    private static bool IsInBody(SyntaxNode function, SyntaxNode place)
    {
        var (body, expression) = function switch
        {
            LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody),
            MethodDeclarationSyntax method => (method.Body, method.ExpressionBody),
            _ => (null, null),
        };
        return body?.Span.Contains(place.Span) == true || expression?.Span.Contains(place.Span) == true;
    }
}
