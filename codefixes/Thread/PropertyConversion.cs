using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>Turns a property that computes its value into a method, which can take a parameter.</summary>
internal static class PropertyConversion
{
    private static readonly string[] Questions = ["Is", "Has", "Can", "Should", "Get"];

    /// <summary>The name of the method; null where the property has to stay one.</summary>
    /// <remarks>
    /// A type with data of its own may be written as JSON, with the property in it; one with a setter or a value that is kept is no computation.
    /// </remarks>
    public static string? MethodName(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var declarations = property.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken)).ToList();
        if (property.IsIndexer
            || property.SetMethod is not null
            || property.RefKind != RefKind.None
            || declarations.Exists(declaration => !IsComputation(declaration))
            || (!property.IsStatic && (property.ContainingType.IsRecord || property.ContainingType.GetMembers().Any(member => IsData(member, cancellationToken)))))
        {
            return null;
        }

        var name = property.Name.Split('.').Last();
        var method = Array.Exists(Questions, word => name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(name[word.Length])) ? name : "Get" + name;
        for (var type = property.ContainingType; type is not null; type = type.BaseType)
        {
            if (method != name && type.GetMembers(method).Any())
            {
                return null;
            }
        }

        return method;
    }

    /// <summary>The method in the place of a property.</summary>
    /// <param name="property">The property in its current state.</param>
    /// <param name="original">The property in its original state.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="parameter">Its parameter.</param>
    public static MethodDeclarationSyntax ToMethod(PropertyDeclarationSyntax property, PropertyDeclarationSyntax original, string name, ParameterSyntax parameter)
    {
        var accessor = property.AccessorList?.Accessors[0];
        var end = property.GetTrailingTrivia();
        var parameters = SyntaxFactory.ParameterList(SyntaxFactory.SingletonSeparatedList(parameter));
        var method = SyntaxFactory.MethodDeclaration(property.Type, SyntaxFactory.Identifier(name).WithLeadingTrivia(property.Identifier.LeadingTrivia))
            .WithAttributeLists(property.AttributeLists)
            .WithModifiers(property.Modifiers)
            .WithExplicitInterfaceSpecifier(property.ExplicitInterfaceSpecifier);
        if (accessor?.Body is { } body)
        {
            var (from, to) = (LineTrivia.IndentationOf(original.AccessorList!.Accessors[0]), LineTrivia.IndentationOf(original));
            var moved = LineTrivia.Reindent(body, from, to);
            return method.WithParameterList(parameters.WithTrailingTrivia(property.Identifier.TrailingTrivia))
                .WithBody(moved.WithOpenBraceToken(moved.OpenBraceToken.WithLeadingTrivia(property.AccessorList!.OpenBraceToken.LeadingTrivia)).WithTrailingTrivia(end));
        }

        var semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(end);
        return (accessor?.ExpressionBody ?? property.ExpressionBody) is { } expression
            ? method.WithParameterList(parameters.WithTrailingTrivia(accessor is null ? property.Identifier.TrailingTrivia : SyntaxFactory.TriviaList(SyntaxFactory.Space)))
                .WithExpressionBody(expression).WithSemicolonToken(property.ExpressionBody is null ? semicolon : property.SemicolonToken)
            : method.WithParameterList(parameters).WithSemicolonToken(semicolon);
    }

    /// <summary>The expression that reads the property by a name; null where more happens than reading.</summary>
    public static ExpressionSyntax? ReadBy(SimpleNameSyntax name)
    {
        ExpressionSyntax read = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return read.Parent is NameColonSyntax or NameEqualsSyntax or ExpressionColonSyntax or RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
            || (read.Parent is AssignmentExpressionSyntax assignment && assignment.Left == read)
            ? null
            : read;
    }

    /// <summary>The call in the place of a reading expression.</summary>
    public static ExpressionSyntax ToCall(ExpressionSyntax read, string name, ExpressionSyntax argument)
    {
        var trailing = read.GetTrailingTrivia();
        var method = SyntaxFactory.IdentifierName(name);
        ExpressionSyntax callee = read switch
        {
            MemberAccessExpressionSyntax access => access.WithName(method.WithLeadingTrivia(access.Name.GetLeadingTrivia())),
            MemberBindingExpressionSyntax binding => binding.WithName(method),
            _ => method.WithLeadingTrivia(read.GetLeadingTrivia()),
        };
        return SyntaxFactory.InvocationExpression(callee, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))))
            .WithTrailingTrivia(trailing);
    }

    private static bool IsData(ISymbol member, CancellationToken cancellationToken)
    {
        return member is IPropertySymbol { IsStatic: false, IsAbstract: false, DeclaredAccessibility: Accessibility.Public } property
            && property.ContainingType.TypeKind != TypeKind.Interface
            && (property.SetMethod is not null || property.DeclaringSyntaxReferences.Any(part => !IsComputation(part.GetSyntax(cancellationToken))));
    }

    private static bool IsComputation(SyntaxNode declaration)
    {
        return declaration is PropertyDeclarationSyntax { Initializer: null } property
            && (property.ExpressionBody is not null || property.AccessorList is { Accessors.Count: 1 } list && list.Accessors[0] is { AttributeLists.Count: 0 } getter && IsBare(list, getter)
                && (getter.Body is not null || getter.ExpressionBody is not null || property.Parent is InterfaceDeclarationSyntax || property.Modifiers.Any(SyntaxKind.AbstractKeyword)));
    }

    /// <summary>Whether no comment or directive stands around the body of the getter, where a method has no place for it.</summary>
    private static bool IsBare(AccessorListSyntax list, AccessorDeclarationSyntax getter)
    {
        var around = list.OpenBraceToken.LeadingTrivia
            .Concat(list.OpenBraceToken.TrailingTrivia)
            .Concat(list.CloseBraceToken.LeadingTrivia)
            .Concat(getter.GetLeadingTrivia())
            .Concat(getter.Keyword.TrailingTrivia)
            .Concat(getter.GetTrailingTrivia())
            .Concat(getter.Body?.OpenBraceToken.LeadingTrivia ?? []);
        return around.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }
}
