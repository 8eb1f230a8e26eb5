using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.CodeFixes.Extract;

/// <summary>Tells whether a value of a type can be the input or output of an activity, which travels as JSON.</summary>
internal static class SerializableTypes
{
    private const int MaximumDepth = 5;

    private static readonly ImmutableHashSet<string> Values = ImmutableHashSet.Create(
        "System.DateTimeOffset", "System.TimeSpan", "System.Guid", "System.Uri", "System.DateOnly", "System.TimeOnly", "System.Version");

    private static readonly ImmutableHashSet<string> Collections = ImmutableHashSet.Create(
        "List", "IList", "IReadOnlyList", "ICollection", "IReadOnlyCollection", "HashSet", "ISet", "Dictionary", "IDictionary", "IReadOnlyDictionary");

    /// <summary>Whether nothing is lost on the way through JSON. Where that cannot be told, it is not.</summary>
    public static bool Contains(ITypeSymbol? type)
    {
        return type is not null && Contains(type, 0);
    }

    private static bool Contains(ITypeSymbol type, int depth)
    {
        if (depth > MaximumDepth)
        {
            return false;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String or SpecialType.System_DateTime or SpecialType.System_Decimal:
            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
            case SpecialType.System_Single or SpecialType.System_Double:
                return true;
        }

        return type switch
        {
            IArrayTypeSymbol array => array.Rank == 1 && Contains(array.ElementType, depth + 1),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } => true,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Contains(nullable.TypeArguments[0], depth + 1),
            INamedTypeSymbol named => Values.Contains(named.ContainingNamespace + "." + named.Name)
                || IsCollection(named, depth)
                || IsData(named, depth),
            _ => false,
        };
    }

    private static bool IsCollection(INamedTypeSymbol type, int depth)
    {
        return Collections.Contains(type.Name)
            && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic"
            && type.TypeArguments.All(argument => Contains(argument, depth + 1));
    }

    /// <summary>A class, record or struct of the solution whose public properties hold all that it knows.</summary>
    private static bool IsData(INamedTypeSymbol type, int depth)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty
            || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || type.IsAbstract
            || type.IsStatic
            || type.BaseType is not { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType })
        {
            return false;
        }

        var hasConstructor = type.IsRecord
            || type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public);
        var state = type.GetMembers().Where(member => !member.IsStatic && !member.IsImplicitlyDeclared);
        return hasConstructor
            && state.OfType<IFieldSymbol>().All(field => field.AssociatedSymbol is not null)
            && state.OfType<IPropertySymbol>().All(property =>
                !property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public && Contains(property.Type, depth + 1));
    }
}
