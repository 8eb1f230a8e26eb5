using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Perdure.CodeFixes.Syntax;

/// <summary>Writes the names of types so that they bind wherever they are put.</summary>
internal static class TypeNames
{
    /// <summary>
    /// The name of <paramref name="type"/>, which the clean-up after the fix shortens as far as it can. Its namespace is imported unless
    /// one of the types that come with it has a name that the file already uses.
    /// </summary>
    public static ExpressionSyntax Of(SyntaxGenerator generator, SemanticModel model, int position, INamedTypeSymbol type)
    {
        if (!type.IsGenericType && type.ContainingType is null && model.LookupSymbols(position, name: type.Name) is { Length: 1 } found && SymbolEqualityComparer.Default.Equals(found[0], type))
        {
            return SyntaxFactory.ParseTypeName(type.Name);
        }

        var isVisible = model.LookupNamespacesAndTypes(position, name: type.Name).Contains(type, SymbolEqualityComparer.Default);
        var name = (ExpressionSyntax)generator.TypeExpression(type);
        return isVisible || !CanImport(model, type) ? name : name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }

    private static bool CanImport(SemanticModel model, INamedTypeSymbol type)
    {
        var coming = type.ContainingNamespace.GetTypeMembers()
            .Where(other => other.DeclaredAccessibility == Accessibility.Public)
            .Select(other => other.Name)
            .ToImmutableHashSet();
        return !model.SyntaxTree.GetRoot().DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => coming.Contains(name.Identifier.ValueText))
            .Select(name => model.GetSymbolInfo(name).Symbol as INamedTypeSymbol)
            .Any(used => used is not null && !SymbolEqualityComparer.Default.Equals(used.ContainingNamespace, type.ContainingNamespace));
    }
}
