using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The interfaces that some class or struct in source implements. Found when it is first asked for.</summary>
internal sealed class ImplementedInterfaces
{
    private readonly System.Lazy<HashSet<INamedTypeSymbol>> _found;

    public ImplementedInterfaces(SourceIndex index) => _found = new System.Lazy<HashSet<INamedTypeSymbol>>(() => Find(index));

    /// <summary>Whether a body in source may stand behind <paramref name="contract"/>.</summary>
    public bool Contains(INamedTypeSymbol contract) => _found.Value.Contains(contract.OriginalDefinition);

    private static HashSet<INamedTypeSymbol> Find(SourceIndex index)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var compilation in index.Trees.Select(static tree => tree.Compilation).Distinct())
        {
            Visit(compilation.Assembly.GlobalNamespace, found);
        }

        return found;
    }

    private static void Visit(INamespaceOrTypeSymbol container, HashSet<INamedTypeSymbol> found)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            {
                foreach (var contract in type.AllInterfaces)
                {
                    found.Add(contract.OriginalDefinition);
                }
            }

            if (member is INamespaceOrTypeSymbol nested)
            {
                Visit(nested, found);
            }
        }
    }
}
