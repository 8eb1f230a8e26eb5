using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Tells the slots of a generic type apart by its type arguments: a handler of one message does not handle another.</summary>
internal static class GenericSlots
{
    /// <summary>
    /// The type arguments of <paramref name="type"/> as text that is equal for equal arguments; null when there are none, when some are not
    /// known, or when variance or names of tuple elements let different ones match.
    /// </summary>
    public static string? ArgumentsOf(INamedTypeSymbol? type)
    {
        if (type is not { IsGenericType: true, IsUnboundGenericType: false } || !IsClosed(type) || HasVariance(type))
        {
            return null;
        }

        return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    private static bool HasVariance(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.TypeParameters.Any(static parameter => parameter.Variance != VarianceKind.None))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsClosed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsClosed(array.ElementType),
        IPointerTypeSymbol pointer => IsClosed(pointer.PointedAtType),
        INamedTypeSymbol { IsTupleType: true } or IErrorTypeSymbol or IFunctionPointerTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol => false,
        INamedTypeSymbol named => named.TypeArguments.All(IsClosed) && (named.ContainingType is null || IsClosed(named.ContainingType)),
        _ => false,
    };
}
