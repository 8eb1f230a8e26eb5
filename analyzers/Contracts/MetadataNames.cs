using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Contracts;

/// <summary>The names of types as metadata writes them.</summary>
internal static class MetadataNames
{
    /// <summary>The full name of the definition of <paramref name="type"/>, for example <c>System.Func`1</c> and <c>Shop.Order+Line</c>.</summary>
    public static string Of(ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (definition.ContainingType is { } outer)
        {
            return Of(outer) + "+" + definition.MetadataName;
        }

        return definition.ContainingNamespace is { IsGlobalNamespace: false } space ? Of(space) + "." + definition.MetadataName : definition.MetadataName;
    }

    /// <summary>The name that <c>Type.ToString()</c> gives.</summary>
    public static string Reflected(ITypeSymbol type)
    {
        var name = Of(type);
        if (type is not INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments })
        {
            return name;
        }

        name += "[";
        for (var i = 0; i < arguments.Length; i++)
        {
            name += (i == 0 ? string.Empty : ",") + Reflected(arguments[i]);
        }

        return name + "]";
    }

    private static string Of(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? Of(outer) + "." + space.Name : space.Name;
}
