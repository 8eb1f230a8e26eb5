using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.EntryPoints;

/// <summary>
/// Finds the orchestrators that declarations alone give away: classes, records and structs, attributed methods, and methods
/// that take a context. Names of members that hold a delegate with a context are collected for the search for lambdas.
/// </summary>
internal sealed class DeclaredEntryPoints
{
    private readonly SourceIndex _index;
    private readonly ImmutableArray<FrameworkSymbols> _frameworks;
    private readonly FrameworkFiles _files;
    private readonly CancellationToken _cancellation;
    private readonly List<EntryPoint> _found = new();
    private readonly SortedSet<string> _delegateNames = new(System.StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> _orchestratorBases = new(SymbolEqualityComparer.Default);
    private readonly List<(INamedTypeSymbol Type, FrameworkSymbols Framework)> _abstractOrchestrators = new();
    private readonly HashSet<BodyId> _orchestratorTypes = new();

    private DeclaredEntryPoints(SourceIndex index, ImmutableArray<FrameworkSymbols> frameworks, FrameworkFiles files, CancellationToken cancellation)
    {
        _index = index;
        _frameworks = frameworks;
        _files = files;
        _cancellation = cancellation;
    }

    public static DeclaredOrchestrators Find(
        Compilation compilation, SourceIndex index, ImmutableArray<FrameworkSymbols> frameworks, FrameworkFiles files, CancellationToken cancellation)
    {
        var finder = new DeclaredEntryPoints(index, frameworks, files, cancellation);
        finder.VisitNamespace(compilation.Assembly.GlobalNamespace);
        finder.AddAbstractOrchestrators();
        return new DeclaredOrchestrators(finder._found.ToImmutableArray(), finder._delegateNames.ToImmutableArray(), finder._orchestratorTypes.ToImmutableHashSet());
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
        if (!_files.MayHold(type))
        {
            return;
        }

        foreach (var nested in type.GetTypeMembers())
        {
            VisitType(nested);
        }

        if (ContextOfDelegate(type) is not null)
        {
            _delegateNames.Add(type.Name);
        }

        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
        {
            return;
        }

        var orchestrates = OrchestratorFramework(type);
        if (orchestrates is not null && type.TypeKind != TypeKind.Interface)
        {
            if (type.IsAbstract)
            {
                _abstractOrchestrators.Add((type, orchestrates));
            }
            else
            {
                AddOrchestrator(type, orchestrates);
            }

            for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            {
                _orchestratorBases.Add(parent.OriginalDefinition);
            }
        }

        foreach (var member in type.GetMembers())
        {
            VisitMember(member);
        }
    }

    private void VisitMember(ISymbol member)
    {
        switch (member)
        {
            case IMethodSymbol { IsAbstract: false } method:
                VisitMethod(method);
                break;
            case IFieldSymbol { IsImplicitlyDeclared: false } field when HoldsDelegate(field.Type):
                _delegateNames.Add(field.Name);
                break;
            case IPropertySymbol property when HoldsDelegate(property.Type):
                _delegateNames.Add(property.Name);
                break;
        }
    }

    private void VisitMethod(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Ordinary && HoldsDelegate(method.ReturnType))
        {
            _delegateNames.Add(method.Name);
        }

        if (method.Parameters.IsEmpty)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (HoldsDelegate(parameter.Type))
            {
                _delegateNames.Add(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
            }
        }

        if (TriggerFramework(method) is { } triggered)
        {
            Add(method, triggered, method.ContainingType, isCertain: true);
            if (method is { IsStatic: false, ContainingType.IsAbstract: false } && _index.TryGetType(method.ContainingType, out var made))
            {
                // The host makes an object of the class for each turn, as an engine does of a class that is an orchestrator.
                _orchestratorTypes.Add(made);
            }
        }
        else if (IsWork(method))
        {
            // An activity or entity that takes the context of an orchestrator by mistake is still none.
        }
        else if (ContextFramework(method.Parameters) is { } framework && OrchestratorFramework(method.ContainingType) is null && method.MethodKind != MethodKind.Constructor)
        {
            Add(method, framework, method.ContainingType, isCertain: false);
        }
        else if (ContextFramework(method.Parameters) is { } own && !IsEngineMethod(method, own) && method.MethodKind != MethodKind.Constructor)
        {
            Add(method, own, method.ContainingType, isCertain: false);
        }
    }

    private static bool IsEngineMethod(IMethodSymbol method, FrameworkSymbols framework) =>
        method.IsOverride || framework.Framework.OrchestratorMethods.Contains(SimpleName(method));

    private void AddOrchestrator(INamedTypeSymbol type, FrameworkSymbols framework)
    {
        if (_index.TryGetType(type, out var id))
        {
            _orchestratorTypes.Add(id);
        }

        var hidden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        for (var current = type; current is not null && !current.DeclaringSyntaxReferences.IsEmpty; current = current.BaseType?.OriginalDefinition)
        {
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>())
            {
                if (!method.IsAbstract && !method.IsStatic && !hidden.Contains(method) && IsCalledByEngine(method, type, framework))
                {
                    Add(method, framework, type, isCertain: true);
                }

                for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    hidden.Add(overridden.OriginalDefinition);
                }
            }
        }

        foreach (var constructor in type.InstanceConstructors)
        {
            AddConstructor(constructor, framework, type);
        }
    }

    private void AddAbstractOrchestrators()
    {
        // A base class that nothing here derives from is part of a library, and its code runs in the orchestrators of others.
        foreach (var (type, framework) in _abstractOrchestrators)
        {
            if (!_orchestratorBases.Contains(type.OriginalDefinition))
            {
                AddOrchestrator(type, framework);
            }
        }
    }

    private static bool IsCalledByEngine(IMethodSymbol method, INamedTypeSymbol type, FrameworkSymbols framework)
    {
        if (IsStepOfUnseenBase(method))
        {
            return true;
        }

        if (!framework.OrchestratorMethodAttributes.IsEmpty)
        {
            return HasEngineAttribute(method, framework) || ImplementedMembers(method, type).Any(member => HasEngineAttribute(member, framework));
        }

        return framework.Framework.OrchestratorMethods.Contains(SimpleName(method))
            && (method.IsOverride || !method.ExplicitInterfaceImplementations.IsEmpty || ImplementedMembers(method, type).Any());
    }

    /// <summary>
    /// A base class in a package runs the orchestration and leaves steps of it to those that derive from it. Nothing here shows the call, but an asynchronous
    /// step of an orchestrator has no other caller.
    /// </summary>
    private static bool IsStepOfUnseenBase(IMethodSymbol method)
    {
        var declared = method;
        while (declared.OverriddenMethod is { } overridden)
        {
            declared = overridden;
        }

        return !SymbolEqualityComparer.Default.Equals(declared, method) && declared.DeclaringSyntaxReferences.IsEmpty && DurableOperations.IsTask(method.ReturnType);
    }

    private static bool HasEngineAttribute(IMethodSymbol method, FrameworkSymbols framework)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (FrameworkSymbols.HasAttribute(current.GetAttributes(), framework.OrchestratorMethodAttributes)
                || (current.AssociatedSymbol is { } associated && FrameworkSymbols.HasAttribute(associated.GetAttributes(), framework.OrchestratorMethodAttributes)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IMethodSymbol> ImplementedMembers(IMethodSymbol method, INamedTypeSymbol type) =>
        type.AllInterfaces
            .SelectMany(contract => contract.GetMembers(SimpleName(method)).OfType<IMethodSymbol>())
            .Where(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition));

    private void AddConstructor(IMethodSymbol constructor, FrameworkSymbols framework, INamedTypeSymbol type)
    {
        if (!constructor.IsImplicitlyDeclared)
        {
            Add(constructor, framework, type, isCertain: true);
        }
        else if (_index.TryGetType(type, out var id) && _index.Trees[id.Tree].IsOwn)
        {
            var name = TypeName(type);
            _found.Add(new EntryPoint(new BodyId(id.Tree, id.Declaration, BodyId.Constructor), framework.Framework.Name, name, name, isCertain: true));
        }
    }

    private void Add(IMethodSymbol method, FrameworkSymbols framework, INamedTypeSymbol type, bool isCertain)
    {
        if (!_index.TryGetBody(method.OriginalDefinition, out var body))
        {
            return;
        }

        var typeName = TypeName(type);
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var display = isConstructor ? typeName : typeName + "." + SimpleName(method);
        var orchestrator = OrchestratorFramework(type) is null ? display : typeName;
        _found.Add(new EntryPoint(body, framework.Framework.Name, orchestrator, display, isCertain));
    }

    private FrameworkSymbols? OrchestratorFramework(INamedTypeSymbol type)
    {
        foreach (var framework in _frameworks)
        {
            if (FrameworkSymbols.IsOrInherits(type, framework.OrchestratorTypes))
            {
                return framework;
            }

            if (!framework.OrchestratorTypeAttributes.IsEmpty && HasTypeAttribute(type, framework.OrchestratorTypeAttributes))
            {
                return framework;
            }
        }

        return null;
    }

    private static bool HasTypeAttribute(INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> attributes)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (FrameworkSymbols.HasAttribute(current.GetAttributes(), attributes))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => FrameworkSymbols.HasAttribute(contract.GetAttributes(), attributes));
    }

    private FrameworkSymbols? TriggerFramework(IMethodSymbol method)
    {
        foreach (var framework in _frameworks)
        {
            if (!framework.OrchestratorParameterAttributes.IsEmpty
                && method.Parameters.Any(parameter => FrameworkSymbols.HasAttribute(parameter.GetAttributes(), framework.OrchestratorParameterAttributes)))
            {
                return framework;
            }
        }

        return null;
    }

    /// <summary>Whether <paramref name="method"/> is an activity or an entity by an attribute.</summary>
    private bool IsWork(IMethodSymbol method) => _frameworks.Any(framework =>
        (!framework.ActivityMethodAttributes.IsEmpty && FrameworkSymbols.HasAttribute(method.GetAttributes(), framework.ActivityMethodAttributes))
        || method.Parameters.Any(parameter => IsWorkAttribute(parameter, framework)));

    private static bool IsWorkAttribute(IParameterSymbol parameter, FrameworkSymbols framework) =>
        (!framework.ActivityParameterAttributes.IsEmpty && FrameworkSymbols.HasAttribute(parameter.GetAttributes(), framework.ActivityParameterAttributes))
        || (!framework.EntityParameterAttributes.IsEmpty && FrameworkSymbols.HasAttribute(parameter.GetAttributes(), framework.EntityParameterAttributes));

    private FrameworkSymbols? ContextFramework(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var framework in _frameworks)
        {
            if (!framework.Contexts.IsEmpty && parameters.Any(parameter => FrameworkSymbols.IsOrInherits(parameter.Type, framework.Contexts)))
            {
                return framework;
            }
        }

        return null;
    }

    private FrameworkSymbols? ContextOfDelegate(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } ? ContextFramework(invoke.Parameters) : null;

    /// <summary>Whether <paramref name="type"/> is a delegate that takes a context, or holds some, as a table or an array does.</summary>
    private bool HoldsDelegate(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HoldsDelegate(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } named => ContextOfDelegate(named) is not null,
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(HoldsDelegate),
        _ => false,
    };

    private static string SimpleName(IMethodSymbol method)
    {
        var name = method.AssociatedSymbol?.Name ?? method.Name;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(dot + 1);
    }

    private static string TypeName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? TypeName(outer) + "." + type.Name : type.Name;
}
