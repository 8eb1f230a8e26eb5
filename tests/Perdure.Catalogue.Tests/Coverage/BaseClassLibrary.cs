using Microsoft.CodeAnalysis;
using Perdure.Catalogue.Tests.Resolution;

namespace Perdure.Catalogue.Tests.Coverage;

/// <summary>What the base class library offers.</summary>
internal static class BaseClassLibrary
{
    // Kinds of types that hold or declare values and do nothing by themselves.
    private static readonly string[] InertBases = ["System.Attribute", "System.EventArgs", "System.Exception"];

    /// <summary>All public and protected types that could do something: no enumerations, delegates, attributes, exceptions or event arguments.</summary>
    public static IEnumerable<INamedTypeSymbol> Types =>
        CheckedAssemblies.BaseClassLibrary.SelectMany(assembly => TypesIn(assembly.GlobalNamespace)).Where(type => !IsInert(type));

    /// <summary>The members that can be named in the catalogue: no accessors, operators or finalizers.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(member =>
            DocumentationIds.IsPublic(member)
            && member is IPropertySymbol or IFieldSymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor });

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol space)
            {
                foreach (var type in TypesIn(space))
                {
                    yield return type;
                }
            }
            else if (member is INamedTypeSymbol type && DocumentationIds.IsPublic(type))
            {
                yield return type;
                foreach (var nested in TypesIn(type))
                {
                    yield return nested;
                }
            }
        }
    }

    private static bool IsInert(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return true;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (InertBases.Contains(current.ToDisplayString()))
            {
                return true;
            }
        }

        return false;
    }
}
