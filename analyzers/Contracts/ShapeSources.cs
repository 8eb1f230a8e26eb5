using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Contracts;

/// <summary>
/// The types in source that decide what a serializer makes of a value, by the hashes of their names. An edit of the members of any other type
/// leaves the shape of the value as it is, although code that uses the value need not name its type.
/// </summary>
internal sealed class ShapeSources
{
    private readonly HashSet<int> _names = new();
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    private ShapeSources()
    {
    }

    /// <summary>The types behind <paramref name="types"/>.</summary>
    public static ImmutableArray<int> Of(IEnumerable<ITypeSymbol?> types)
    {
        var sources = new ShapeSources();
        foreach (var type in types)
        {
            sources.Add(type);
        }

        return sources._names.Count == 0 ? ImmutableArray<int>.Empty : ImmutableArray.CreateRange(sources._names);
    }

    private void Add(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType);
        }
        else if (type is INamedTypeSymbol named && _seen.Add(named))
        {
            foreach (var argument in named.TypeArguments)
            {
                Add(argument);
            }

            // A type of the platform derives from none of the source.
            if (!named.DeclaringSyntaxReferences.IsEmpty)
            {
                _names.Add(SourceWords.Hash(named.Name));
                Add(named.BaseType);
                foreach (var contract in named.Interfaces)
                {
                    Add(contract);
                }
            }
        }
        else if (type is ITypeParameterSymbol parameter && _seen.Add(parameter))
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                Add(constraint);
            }
        }
    }
}
