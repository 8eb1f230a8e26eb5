using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Whether a serializer can make an object of a class. What System.Text.Json 10 does with each form was tried.</summary>
internal static class Constructors
{
    /// <summary>Why no object of <paramref name="type"/> can be made, or null when it can.</summary>
    public static SerializationFault? Find(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface || (type.IsAbstract && type.TypeKind == TypeKind.Class))
        {
            // DurableTask.Core writes the type's name into the JSON and reads it from there.
            return new SerializationFault(
                "is an interface or abstract, so the serializer does not know what to make of it", Serializers.None, Serializers.AnySystemTextJson | Serializers.NewtonsoftHosted);
        }

        if (type.TypeKind != TypeKind.Class || type.IsAnonymousType || type.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        var constructors = type.InstanceConstructors;
        if (constructors.Any(static constructor => constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "JsonConstructorAttribute")))
        {
            return null;
        }

        var open = constructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToList();
        if (open.Any(static constructor => constructor.Parameters.IsEmpty))
        {
            return null;
        }

        if (open.Count != 1)
        {
            var hasHidden = constructors.Any(static constructor => constructor.Parameters.IsEmpty);
            return new SerializationFault(
                open.Count == 0 ? "has no public constructor" : "has several constructors, and none without parameters",
                Serializers.None,
                hasHidden || open.Count == 0 ? Serializers.AnySystemTextJson : Serializers.All)
            {
                OnlyIn = type.ContainingAssembly.Name,
            };
        }

        return UnboundParameter(type, open[0]) is { } unbound
            ? new SerializationFault($"has a constructor whose parameter '{unbound}' is none of its members", Serializers.None, Serializers.AnySystemTextJson)
            {
                OnlyIn = type.ContainingAssembly.Name,
            }
            : null;
    }

    private static string? UnboundParameter(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            members.UnionWith(current.GetMembers().Where(static member => member is IPropertySymbol or IFieldSymbol).Select(static member => member.Name));
        }

        return constructor.Parameters.Select(static parameter => parameter.Name).FirstOrDefault(name => !members.Contains(name));
    }
}
