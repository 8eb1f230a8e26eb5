using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>Reads the hierarchy of types into a dispatch table.</summary>
internal sealed class DispatchTableBuilder
{
    private readonly Dictionary<BodyId, List<DispatchTarget>> _bySource = new();
    private readonly Dictionary<string, List<DispatchTarget>> _byName = new(System.StringComparer.Ordinal);
    private readonly SourceIndex _index;
    private readonly SymbolVerdicts _verdicts;
    private readonly CancellationToken _cancellation;

    private DispatchTableBuilder(SourceIndex index, SymbolVerdicts verdicts, CancellationToken cancellation)
    {
        _index = index;
        _verdicts = verdicts;
        _cancellation = cancellation;
    }

    public static DispatchTable Build(SourceIndex index, SymbolVerdicts verdicts, CancellationToken cancellation)
    {
        var builder = new DispatchTableBuilder(index, verdicts, cancellation);
        foreach (var compilation in index.Trees.Select(static tree => tree.Compilation).Distinct())
        {
            builder.VisitNamespace(compilation.Assembly.GlobalNamespace);
        }

        return new DispatchTable(builder._bySource, builder._byName);
    }

    private void VisitNamespace(INamespaceSymbol space)
    {
        foreach (var member in space.GetMembers())
        {
            _cancellation.ThrowIfCancellationRequested();
            if (member is INamespaceSymbol nested)
            {
                VisitNamespace(nested);
            }
            else if (member is INamedTypeSymbol type)
            {
                VisitType(type);
            }
        }
    }

    private void VisitType(INamedTypeSymbol type)
    {
        foreach (var nested in type.GetTypeMembers())
        {
            VisitType(nested);
        }

        if (type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.IsAbstract && _index.TryGetType(type, out var id))
        {
            var overrides = AddOverrides(type, id);
            AddImplementations(type, id, overrides);
        }
    }

    private Dictionary<IMethodSymbol, IMethodSymbol> AddOverrides(INamedTypeSymbol type, BodyId id)
    {
        var implementations = new Dictionary<IMethodSymbol, IMethodSymbol>(SymbolEqualityComparer.Default);
        for (var current = type; current is not null && !current.DeclaringSyntaxReferences.IsEmpty; current = current.BaseType?.OriginalDefinition)
        {
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>())
            {
                if (!method.IsVirtual && !method.IsOverride)
                {
                    continue;
                }

                for (IMethodSymbol? slot = method; slot is not null; slot = slot.OverriddenMethod)
                {
                    var definition = slot.OriginalDefinition;
                    if (!implementations.ContainsKey(definition))
                    {
                        implementations.Add(definition, method);
                        Add(definition, id, method, slot.ContainingType);
                    }
                }
            }
        }

        return implementations;
    }

    private void AddImplementations(INamedTypeSymbol type, BodyId id, Dictionary<IMethodSymbol, IMethodSymbol> overrides)
    {
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers().OfType<IMethodSymbol>())
            {
                if (member.IsStatic && !member.IsAbstract || (contract.DeclaringSyntaxReferences.IsEmpty && !Dispatch.IsFollowed(member)))
                {
                    continue;
                }

                var implementation = type.FindImplementationForInterfaceMember(member) as IMethodSymbol;
                if (implementation is not null && overrides.TryGetValue(implementation.OriginalDefinition, out var overriding))
                {
                    implementation = overriding;
                }

                Add(member.OriginalDefinition, id, implementation ?? member, contract);
            }
        }
    }

    private void Add(IMethodSymbol slot, BodyId type, IMethodSymbol implementation, INamedTypeSymbol declaring)
    {
        if (!_index.TryGetBody(implementation.OriginalDefinition, out var body) || _verdicts.Of(implementation).Kind == SymbolVerdictKind.Trusted)
        {
            return;
        }

        var target = new DispatchTarget(type, body, GenericSlots.ArgumentsOf(declaring));
        if (_index.TryGetBody(slot, out var source))
        {
            AddTo(_bySource, source, target);
        }
        else if (slot.GetDocumentationCommentId() is { } name)
        {
            AddTo(_byName, name, target);
        }
    }

    private static void AddTo<TKey>(Dictionary<TKey, List<DispatchTarget>> table, TKey key, DispatchTarget target)
    {
        if (!table.TryGetValue(key, out var targets))
        {
            table.Add(key, targets = new List<DispatchTarget>());
        }

        targets.Add(target);
    }
}
