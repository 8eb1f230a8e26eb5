using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Contracts;

/// <summary>What serializers see of the members of a type.</summary>
internal static class JsonMembers
{
    /// <summary>Attributes that put a converter in the place of the members, or say that there are others.</summary>
    private static readonly HashSet<string> ConvertingAttributes = new(System.StringComparer.Ordinal)
    {
        "JsonConverterAttribute", "TypeConverterAttribute", "JsonPolymorphicAttribute", "JsonDerivedTypeAttribute", "JsonObjectAttribute", "KnownTypeAttribute",
        "MessagePackObjectAttribute", "ProtoContractAttribute", "CollectionDataContractAttribute", "JsonArrayAttribute", "JsonDictionaryAttribute",
    };

    /// <summary>Attributes that give a member another name in JSON.</summary>
    private static readonly HashSet<string> NamingAttributes = new(System.StringComparer.Ordinal)
    {
        "JsonPropertyNameAttribute", "JsonPropertyAttribute", "DataMemberAttribute",
    };

    /// <summary>Whether <paramref name="type"/> or a base type says itself what it becomes.</summary>
    public static bool IsConverted(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetAttributes().Any(static attribute => IsConverting(attribute.AttributeClass)))
            {
                return true;
            }
        }

        // A conversion of the type's own can stand in for a converter, and so can a way to be made from text.
        return type.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Conversion });
    }

    /// <summary>The members of <paramref name="type"/> without which System.Text.Json does not make it; those with a name of their own are left out.</summary>
    public static ImmutableArray<string> Required(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(static constructor => constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            ? ImmutableArray<string>.Empty
            : All(type).Where(static member => IsRequired(member) && !HasJsonAttribute(member)).Select(static member => member.Name).ToImmutableArray();

    /// <summary>The names under which the members of <paramref name="type"/> can occur in JSON; both where an attribute gives another name.</summary>
    public static ImmutableArray<string> Names(ITypeSymbol type)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var member in All(type))
        {
            names.Add(member.Name);
            foreach (var attribute in member.GetAttributes())
            {
                if (attribute.AttributeClass is { } named && NamingAttributes.Contains(named.Name))
                {
                    names.AddRange(attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static pair => pair.Value))
                        .Where(static value => value.Value is string).Select(static value => (string)value.Value!));
                }
            }
        }

        return names.ToImmutable();
    }

    /// <summary>Whether a member of <paramref name="type"/> takes what no other member does.</summary>
    public static bool TakesTheRest(ITypeSymbol type) =>
        All(type).Any(static member => member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "JsonExtensionDataAttribute"));

    /// <summary>The properties and fields that are written.</summary>
    public static IEnumerable<ISymbol> All(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false }
                    && (member.DeclaredAccessibility == Accessibility.Public || HasJsonAttribute(member)))
                {
                    yield return member;
                }
            }
        }
    }

    private static bool HasJsonAttribute(ISymbol member) =>
        member.GetAttributes().Any(static attribute => attribute.AttributeClass is { } named && (NamingAttributes.Contains(named.Name) || named.Name == "JsonIncludeAttribute"));

    private static bool IsConverting(INamedTypeSymbol? attribute)
    {
        for (var current = attribute; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (ConvertingAttributes.Contains(current.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
