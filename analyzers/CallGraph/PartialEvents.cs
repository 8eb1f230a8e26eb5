using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Finds the accessors of partial events. The compiler hands out the symbols of the part without bodies, and the way from it to the other
/// part is not in the compiler interface that this is built against, so the syntax is searched.
/// </summary>
internal static class PartialEvents
{
    /// <summary>The accessor with a body that implements the accessor <paramref name="symbol"/> of a partial event, or null.</summary>
    public static AccessorDeclarationSyntax? Accessor(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.EventAdd or MethodKind.EventRemove, AssociatedSymbol: IEventSymbol raised } method || !IsDefinition(raised))
        {
            return null;
        }

        var kind = method.MethodKind == MethodKind.EventAdd ? SyntaxKind.AddAccessorDeclaration : SyntaxKind.RemoveAccessorDeclaration;
        return raised.ContainingType.DeclaringSyntaxReferences
            .Select(static reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.Members.OfType<EventDeclarationSyntax>())
            .Where(declared => declared.Identifier.ValueText == raised.Name && declared.Modifiers.Any(SyntaxKind.PartialKeyword))
            .SelectMany(static declared => declared.AccessorList?.Accessors ?? default)
            .FirstOrDefault(accessor => accessor.IsKind(kind));
    }

    private static bool IsDefinition(IEventSymbol raised) => raised.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax field } && field.Modifiers.Any(SyntaxKind.PartialKeyword));
}
