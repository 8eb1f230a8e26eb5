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
    /// The method, constructor, getter or local function; null where none can take a parameter that the place sees: in an operator, a
    /// static initialiser, a static lambda or at the top level.
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

        return place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() switch
        {
            MethodDeclarationSyntax method when IsInBody(method, place) => model.GetDeclaredSymbol(method, cancellationToken),
            ConstructorDeclarationSyntax constructor when IsInBody(constructor, place) && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
                => model.GetDeclaredSymbol(constructor, cancellationToken),
            FieldDeclarationSyntax { Parent: ClassDeclarationSyntax owner } field when !field.Modifiers.Any(SyntaxKind.StaticKeyword) => PrimaryConstructorOf(model, owner, cancellationToken),
            PropertyDeclarationSyntax { Parent: ClassDeclarationSyntax owner, Initializer: { } initializer } property
                when !property.Modifiers.Any(SyntaxKind.StaticKeyword) && initializer.Span.Contains(place.Span) => PrimaryConstructorOf(model, owner, cancellationToken),
            PropertyDeclarationSyntax { Initializer: null } property => model.GetDeclaredSymbol(property, cancellationToken) is { SetMethod: null } computed ? computed.GetMethod : null,
            _ => null,
        };
    }

    /// <summary>Whether code at the place runs in the initialisers of a class.</summary>
    public static bool IsInInitializer(SyntaxNode place)
    {
        var member = place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        return member is FieldDeclarationSyntax || (member is PropertyDeclarationSyntax { Initializer: { } initializer } && initializer.Span.Contains(place.Span));
    }

    private static IMethodSymbol? PrimaryConstructorOf(SemanticModel model, ClassDeclarationSyntax owner, CancellationToken cancellationToken)
    {
        return model.GetDeclaredSymbol(owner, cancellationToken)?.InstanceConstructors
            .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellationToken) is ClassDeclarationSyntax));
    }

    private static bool IsInBody(SyntaxNode function, SyntaxNode place)
    {
        var (body, expression) = function switch
        {
            LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody),
            BaseMethodDeclarationSyntax method => (method.Body, method.ExpressionBody),
            _ => (null, null),
        };
        return (function as ConstructorDeclarationSyntax)?.Initializer?.Span.Contains(place.Span) == true
            || body?.Span.Contains(place.Span) == true || expression?.Span.Contains(place.Span) == true;
    }
}
