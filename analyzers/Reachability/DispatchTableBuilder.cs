using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>Reads the hierarchy of types into a dispatch table.</summary>
internal sealed class DispatchTableBuilder
{
    private readonly Dictionary<BodyId, TypeDispatch> _types = new();
    private readonly SourceIndex _index;
    private readonly SymbolVerdicts _verdicts;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<(DispatchSlot Slot, DispatchTarget Target)>.Builder _targets = ImmutableArray.CreateBuilder<(DispatchSlot Slot, DispatchTarget Target)>();

    private DispatchTableBuilder(SourceIndex index, SymbolVerdicts verdicts, CancellationToken cancellation)
    {
        _index = index;
        _verdicts = verdicts;
        _cancellation = cancellation;
    }

    /// <summary>The table of all types, or the table of <paramref name="transfer"/> with the types read anew that may have changed.</summary>
    public static DispatchTable Build(SourceIndex index, SymbolVerdicts verdicts, DispatchTransfer? transfer, CancellationToken cancellation)
    {
        var builder = new DispatchTableBuilder(index, verdicts, cancellation);
        if (transfer is null)
        {
            foreach (var compilation in index.Trees.Select(static tree => tree.Compilation).Distinct())
            {
                builder.VisitNamespace(compilation.Assembly.GlobalNamespace);
            }
        }
        else
        {
            builder.VisitChanged(transfer.ChangedTypes);
            builder.TakeOver(transfer);
        }

        return new DispatchTable(builder._types);
    }

    private void VisitChanged(HashSet<int> names)
    {
        foreach (var tree in _index.Trees)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (var declaration in tree.Declarations.Outline.Declarations)
            {
                if (declaration.Ordinal >= 0 && tree.Declarations.Node(declaration.Ordinal) is TypeDeclarationSyntax type && names.Contains(SourceWords.Hash(declaration.Name))
                    && tree.Compilation.GetSemanticModel(tree.Tree).GetDeclaredSymbol(type, _cancellation) is { } symbol)
                {
                    Visit(symbol);
                }
            }
        }
    }

    private void TakeOver(DispatchTransfer transfer)
    {
        foreach (var type in transfer.Earlier.Types)
        {
            if (transfer.Relocation.TryMove(type.Type, out var id) && !_types.ContainsKey(id) && !transfer.ChangedTypes.Contains(NameOf(id)) && type.Move(transfer.Relocation) is { } moved)
            {
                _types.Add(id, moved);
            }
        }
    }

    private int NameOf(BodyId type) =>
        _index.Trees[type.Tree].Declarations.Outline.Of(type.Declaration) is { } declaration ? SourceWords.Hash(declaration.Name) : 0;

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
                VisitWithNested(type);
            }
        }
    }

    private void VisitWithNested(INamedTypeSymbol type)
    {
        foreach (var nested in type.GetTypeMembers())
        {
            VisitWithNested(nested);
        }

        Visit(type);
    }

    private void Visit(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.IsAbstract && _index.TryGetType(type, out var id) && !_types.ContainsKey(id))
        {
            _targets.Clear();
            var overrides = AddOverrides(type, id);
            AddImplementations(type, id, overrides);
            _types.Add(id, new TypeDispatch(id, _targets.ToImmutable()));
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
            _targets.Add((new DispatchSlot(source), target));
        }
        else if (slot.GetDocumentationCommentId() is { } name)
        {
            _targets.Add((new DispatchSlot(name), target));
        }
    }
}
