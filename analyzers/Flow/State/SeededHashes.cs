using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Flow.State;

/// <summary>Tells types whose hash codes differ from process to process from those whose hash codes never do.</summary>
internal static class SeededHashes
{
    private static readonly HashSet<string> Seeded = new(System.StringComparer.Ordinal)
    {
        "System.Object", "System.String", "System.Type", "System.Uri", "System.Delegate", "System.Net.IPAddress", "System.Net.IPEndPoint", "System.Numerics.BigInteger",
        "System.Range", "System.Globalization.CultureInfo", "System.Reflection.MemberInfo",
    };

    /// <summary>Whether objects that are equal may have another hash code in another process. False where that cannot be told.</summary>
    public static bool IsSeeded(ITypeSymbol? type) => IsSeeded(type, depth: 0);

    private static bool IsSeeded(ITypeSymbol? type, int depth)
    {
        if (depth > 4)
        {
            return false;
        }

        switch (type)
        {
            case null or ITypeParameterSymbol or IErrorTypeSymbol:
                return false;
            case IArrayTypeSymbol:
                return true;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return IsSeeded(nullable.TypeArguments[0], depth + 1);
            case INamedTypeSymbol { IsTupleType: true } or INamedTypeSymbol { Name: "ValueTuple", IsGenericType: true }:
                // Tuples combine the hashes of their elements with a seed of the process.
                return true;
            case INamedTypeSymbol { Name: "Tuple", IsGenericType: true } tuple:
                return tuple.TypeArguments.Any(argument => IsSeeded(argument, depth + 1));
            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                return anonymous.GetMembers().OfType<IPropertySymbol>().Any(property => IsSeeded(property.Type, depth + 1));
            case INamedTypeSymbol named:
                return IsSeededType(named, depth);
            default:
                return false;
        }
    }

    private static bool IsSeededType(INamedTypeSymbol type, int depth)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Interface)
        {
            return false;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Seeded.Contains(current.ContainingNamespace.ToDisplayString() + "." + current.Name))
            {
                return true;
            }

            if (current.DeclaringSyntaxReferences.IsEmpty)
            {
                // A type of another assembly that has a hash code of its own has one that its authors chose.
                if (HashCodeOf(current) is not null || current.TypeKind == TypeKind.Struct)
                {
                    return false;
                }

                continue;
            }

            if (HashCodeOf(current) is { IsImplicitlyDeclared: false })
            {
                return false;
            }

            if (current.IsRecord)
            {
                // The hash of a record class begins with that of its type, which is made from an address.
                return current.TypeKind == TypeKind.Class || Fields(current).Any(field => IsSeeded(field.Type, depth + 1));
            }

            if (current.TypeKind == TypeKind.Struct)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic);

    private static IMethodSymbol? HashCodeOf(INamedTypeSymbol type) =>
        type.GetMembers("GetHashCode").OfType<IMethodSymbol>().FirstOrDefault(static method => method.Parameters.IsEmpty && method.IsOverride);
}
