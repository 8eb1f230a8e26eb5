using System.Collections.Immutable;

namespace Perdure.Analyzers.Contracts;

/// <summary>What a serializer makes of a type, without the symbol.</summary>
internal sealed class TypeShape
{
    /// <summary>The shape that goes with each other one.</summary>
    public static readonly TypeShape Any = new(ShapeKind.Any, "object");

    /// <summary>The shape of no value.</summary>
    public static readonly TypeShape Nothing = new(ShapeKind.Nothing, "nothing");

    /// <summary>The shape of <c>null</c>.</summary>
    public static readonly TypeShape Null = new(ShapeKind.Null, "null");

    public TypeShape(ShapeKind kind, string display)
    {
        Kind = kind;
        Display = display;
    }

    public ShapeKind Kind { get; }

    /// <summary>The type as it is shown.</summary>
    public string Display { get; }

    /// <summary>The full name of the type; null where it has none.</summary>
    public string? Identity { get; init; }

    /// <summary>The full names of base types and interfaces.</summary>
    public ImmutableArray<string> Ancestors { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>What a sequence holds.</summary>
    public TypeShape? Element { get; init; }

    /// <summary>The names of the members of an object, in JSON.</summary>
    public ImmutableArray<string> Members { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The members without which System.Text.Json does not make the object.</summary>
    public ImmutableArray<string> Required { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether a value can be of no derived type, which might have more members.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether the type is a value type that cannot be null.</summary>
    public bool IsNonNullableValue { get; init; }

    /// <summary>The text where it is a constant.</summary>
    public string? Constant { get; init; }

    /// <summary>Why a value does not survive; null where it does.</summary>
    public SerializationFault? Fault { get; init; }
}
