using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Reads what serializers make of a type.</summary>
internal static class TypeShapeReader
{
    private const int DepthRead = 4;

    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>Structures of the platform that are written as text or number.</summary>
    private static readonly Dictionary<string, ShapeKind> PlatformStructures = new(System.StringComparer.Ordinal)
    {
        ["System.Guid"] = ShapeKind.Guid,
        ["System.DateTime"] = ShapeKind.Date,
        ["System.DateTimeOffset"] = ShapeKind.Date,
        ["System.DateOnly"] = ShapeKind.Date,
        ["System.TimeSpan"] = ShapeKind.Duration,
        ["System.Half"] = ShapeKind.Number,
        ["System.Int128"] = ShapeKind.Number,
        ["System.UInt128"] = ShapeKind.Number,
    };

    private static readonly SerializationFault TupleFields = new(
        "is a tuple, whose fields System.Text.Json leaves out here", Serializers.SystemTextJsonHosted, Serializers.SystemTextJsonHosted);

    private static readonly SerializationFault ManyDimensions = new(
        "has several dimensions, which System.Text.Json refuses", Serializers.AnySystemTextJson, Serializers.AnySystemTextJson);

    /// <summary>The shape of <paramref name="type"/>; <paramref name="isExact"/> where a value is known to be of no derived type.</summary>
    public static TypeShape Read(ITypeSymbol? type, bool isExact = false) => Read(type, isExact, DepthRead);

    /// <summary>The shape of what a method that returns <paramref name="type"/> gives: tasks are awaited.</summary>
    public static TypeShape ReadResult(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return TypeShape.Nothing;
        }

        return MetadataNames.Of(type) switch
        {
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => TypeShape.Nothing,
            "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1" => Read(((INamedTypeSymbol)type).TypeArguments[0]),
            _ => Read(type),
        };
    }

    private static TypeShape Read(ITypeSymbol? type, bool isExact, int depth)
    {
        if (type is null or IErrorTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol || depth == 0)
        {
            return TypeShape.Any;
        }

        if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            return new TypeShape(ShapeKind.Any, type.ToDisplayString(Format)) { Fault = new SerializationFault("is an address in this process", Serializers.All, Serializers.All) };
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Nullable(Read(nullable.TypeArguments[0], isExact, depth), nullable);
        }

        if (ProcessBoundTypes.Find(type) is { } fault)
        {
            return new TypeShape(ShapeKind.Any, type.ToDisplayString(Format)) { Identity = MetadataNames.Reflected(type), Fault = fault };
        }

        return Scalar(type) is { } kind && kind != ShapeKind.Any
            ? new TypeShape(kind, type.ToDisplayString(Format)) { Identity = MetadataNames.Reflected(type), IsNonNullableValue = type.IsValueType }
            : Structured(type, isExact, depth);
    }

    private static TypeShape Nullable(TypeShape value, INamedTypeSymbol type) => new(value.Kind, type.ToDisplayString(Format))
    {
        Identity = value.Identity,
        Ancestors = value.Ancestors,
        Members = value.Members,
        Required = value.Required,
        IsExact = value.IsExact,
        Fault = value.Fault,
    };

    private static ShapeKind? Scalar(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return JsonMembers.IsConverted(type) ? null : ShapeKind.Enumeration;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return ShapeKind.Boolean;
            case >= SpecialType.System_SByte and <= SpecialType.System_Double:
                return ShapeKind.Number;
            case SpecialType.System_String or SpecialType.System_Char:
                return ShapeKind.Text;
            case SpecialType.System_DateTime:
                return ShapeKind.Date;
            default:
                return type.IsValueType && PlatformStructures.TryGetValue(MetadataNames.Of(type), out var kind) ? kind : null;
        }
    }

    private static TypeShape Structured(ITypeSymbol type, bool isExact, int depth)
    {
        var display = type.ToDisplayString(Format);
        var identity = MetadataNames.Reflected(type);
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank > 1
                ? new TypeShape(ShapeKind.Any, display) { Fault = ManyDimensions }
                : array.ElementType.SpecialType == SpecialType.System_Byte
                    ? new TypeShape(ShapeKind.Bytes, display) { Identity = identity }
                    : Sequence(Read(array.ElementType, isExact: false, depth - 1), display, identity);
        }

        if (type is not INamedTypeSymbol named || JsonMembers.IsConverted(type))
        {
            return type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_Object ? TypeShape.Any : new TypeShape(ShapeKind.Any, display);
        }

        if (named.IsTupleType)
        {
            return new TypeShape(ShapeKind.Object, display) { Identity = identity, IsNonNullableValue = true, Fault = TupleFields };
        }

        if (ElementOf(named) is { } element)
        {
            return element.IsMap ? new TypeShape(ShapeKind.Map, display) { Identity = identity } : Sequence(Read(element.Type, isExact: false, depth - 1), display, identity);
        }

        return IsOfPlatform(named) ? TypeShape.Any : Object(named, isExact, display, identity);
    }

    private static TypeShape Sequence(TypeShape element, string display, string identity) =>
        new(ShapeKind.Sequence, display) { Identity = identity, Element = element, Fault = element.Fault };

    private static TypeShape Object(INamedTypeSymbol type, bool isExact, string display, string identity)
    {
        var members = JsonMembers.Names(type);
        var takesTheRest = JsonMembers.TakesTheRest(type);
        return new TypeShape(members.IsEmpty || takesTheRest || type.TypeKind == TypeKind.Interface ? ShapeKind.Any : ShapeKind.Object, display)
        {
            Identity = identity,
            Ancestors = Ancestors(type),
            Members = members,
            Required = JsonMembers.Required(type),
            IsExact = isExact || type.IsSealed || type.IsValueType || type.IsAnonymousType,
            IsNonNullableValue = type.IsValueType,
            Fault = members.IsEmpty && type.TypeKind != TypeKind.Interface ? null : Constructors.Find(type),
        };
    }

    private static ImmutableArray<string> Ancestors(INamedTypeSymbol type)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            found.Add(MetadataNames.Reflected(current));
        }

        found.AddRange(type.AllInterfaces.Select(MetadataNames.Reflected));
        return found.ToImmutable();
    }

    private static (ITypeSymbol? Type, bool IsMap)? ElementOf(INamedTypeSymbol type)
    {
        (ITypeSymbol?, bool)? element = null;
        foreach (var candidate in type.AllInterfaces.Insert(0, type))
        {
            switch (MetadataNames.Of(candidate))
            {
                case "System.Collections.Generic.IDictionary`2" or "System.Collections.Generic.IReadOnlyDictionary`2" or "System.Collections.IDictionary":
                    return (null, true);
                case "System.Collections.Generic.IEnumerable`1":
                    element = (candidate.TypeArguments[0], false);
                    break;
                case "System.Collections.IEnumerable":
                    element ??= (null, false);
                    break;
            }
        }

        return element;
    }

    /// <summary>Of types that others wrote, converters may be known that nobody sees here.</summary>
    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name is "System" or "Microsoft" or "Newtonsoft" or "Azure" or "Google" or "NodaTime" or "Amazon" or "MongoDB" or "Temporalio" or "Dapr" or "DurableTask" or "Perdure";
    }
}
