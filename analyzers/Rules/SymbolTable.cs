using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <summary>
/// Values by documentation-comment id. The most specific id wins: a member with parameters, a member, a type with those derived
/// from it, a namespace with those below it, an assembly.
/// </summary>
internal sealed class SymbolTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the table is empty.</summary>
    public bool IsEmpty => _members.Count == 0 && _types.Count == 0 && _namespaces.Count == 0 && _assemblies.Count == 0;

    /// <summary>Adds <paramref name="value"/>; where the id is there already, <paramref name="merge"/> chooses between the present and the new one.</summary>
    /// <returns>False when <paramref name="id"/> is not an id.</returns>
    public bool TryAdd(string id, T value, Func<T, T, T> merge)
    {
        if (id.Length < 3 || id[1] != ':')
        {
            return false;
        }

        var (table, key) = id[0] switch
        {
            'M' or 'P' or 'F' or 'E' => (_members, id),
            'T' => (_types, id),
            'N' => (_namespaces, id.Substring(2)),
            'A' => (_assemblies, id.Substring(2)),
            _ => (null, id),
        };
        if (table is null)
        {
            return false;
        }

        table[key] = table.TryGetValue(key, out var present) ? merge(present, value) : value;
        return true;
    }

    /// <summary>The value for <paramref name="symbol"/>, which is the original definition of a member, or null.</summary>
    public T? Find(ISymbol symbol)
    {
        if (IsEmpty)
        {
            return null;
        }

        return FindMember(symbol) ?? FindType(symbol.ContainingType) ?? FindNamespace(symbol.ContainingNamespace) ?? FindAssembly(symbol.ContainingAssembly);
    }

    private T? FindMember(ISymbol symbol)
    {
        if (_members.Count == 0)
        {
            return null;
        }

        for (ISymbol? current = symbol; current is not null; current = Overridden(current))
        {
            if (current.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            {
                continue;
            }

            var open = id.IndexOf('(');
            var exact = open < 0 && current is IMethodSymbol ? id + "()" : id;
            if (_members.TryGetValue(exact, out var found) || _members.TryGetValue(WithoutParameters(id, open), out found))
            {
                return found;
            }
        }

        // What is said of a property or an event is said of its accessors.
        return symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? FindMember(associated) : null;
    }

    private T? FindType(INamedTypeSymbol? type)
    {
        if (type is null || _types.Count == 0)
        {
            return null;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            for (var outer = current; outer is not null; outer = outer.ContainingType)
            {
                if (TryFindType(outer, out var found))
                {
                    return found;
                }
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (TryFindType(implemented, out var found))
            {
                return found;
            }
        }

        return null;
    }

    private bool TryFindType(INamedTypeSymbol type, out T? found) =>
        _types.TryGetValue(type.OriginalDefinition.GetDocumentationCommentId() ?? string.Empty, out found);

    private T? FindNamespace(INamespaceSymbol? space)
    {
        if (_namespaces.Count == 0)
        {
            return null;
        }

        for (var current = space; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (_namespaces.TryGetValue(current.ToDisplayString(), out var found))
            {
                return found;
            }
        }

        return null;
    }

    private T? FindAssembly(IAssemblySymbol? assembly) =>
        assembly is not null && _assemblies.TryGetValue(assembly.Name, out var found) ? found : null;

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol raised => raised.OverriddenEvent,
        _ => null,
    };

    private static string WithoutParameters(string id, int open)
    {
        var name = open < 0 ? id : id.Substring(0, open);
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
