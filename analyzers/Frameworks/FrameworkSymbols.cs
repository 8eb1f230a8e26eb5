using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Frameworks;

/// <summary>The symbols of one framework in one compilation.</summary>
internal sealed class FrameworkSymbols
{
    private FrameworkSymbols(Framework framework, ImmutableArray<IAssemblySymbol> assemblies)
    {
        Framework = framework;
        Contexts = Resolve(assemblies, framework.ContextTypes);
        ContextParts = Resolve(assemblies, framework.ContextPartTypes);
        OrchestratorTypes = Resolve(assemblies, framework.OrchestratorTypes);
        OrchestratorTypeAttributes = Resolve(assemblies, framework.OrchestratorTypeAttributes);
        OrchestratorMethodAttributes = Resolve(assemblies, framework.OrchestratorMethodAttributes);
        QueryAttributes = Resolve(assemblies, framework.QueryAttributes);
        OrchestratorParameterAttributes = Resolve(assemblies, framework.OrchestratorParameterAttributes);
        ActivityTypes = Resolve(assemblies, framework.ActivityTypes);
        ActivityMethodAttributes = Resolve(assemblies, framework.ActivityMethodAttributes);
        ActivityParameterAttributes = Resolve(assemblies, framework.ActivityParameterAttributes);
        EntityTypes = Resolve(assemblies, framework.EntityTypes);
        EntityParameterAttributes = Resolve(assemblies, framework.EntityParameterAttributes);
        ClientTypes = Resolve(assemblies, framework.ClientTypes);
        StaticContext = framework.StaticContextType is { } context ? Resolve(assemblies, new[] { context }).FirstOrDefault() : null;
    }

    public Framework Framework { get; }

    public ImmutableArray<INamedTypeSymbol> Contexts { get; }

    /// <summary>Types whose members belong to a context although they are reached through a property of it.</summary>
    public ImmutableArray<INamedTypeSymbol> ContextParts { get; }

    public ImmutableArray<INamedTypeSymbol> OrchestratorTypes { get; }

    public ImmutableArray<INamedTypeSymbol> OrchestratorTypeAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> OrchestratorMethodAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> QueryAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> OrchestratorParameterAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> ActivityTypes { get; }

    public ImmutableArray<INamedTypeSymbol> ActivityMethodAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> ActivityParameterAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> EntityTypes { get; }

    public ImmutableArray<INamedTypeSymbol> EntityParameterAttributes { get; }

    public ImmutableArray<INamedTypeSymbol> ClientTypes { get; }

    /// <summary>The static class that takes the place of a context parameter, or null.</summary>
    public INamedTypeSymbol? StaticContext { get; }

    /// <summary>All types of the framework that the compilation has.</summary>
    public IEnumerable<INamedTypeSymbol> Types =>
        Contexts.Concat(OrchestratorTypes)
            .Concat(OrchestratorTypeAttributes)
            .Concat(OrchestratorParameterAttributes)
            .Concat(ActivityTypes)
            .Concat(ClientTypes);

    /// <summary>The frameworks that <paramref name="compilation"/> references; empty for most compilations.</summary>
    public static ImmutableArray<FrameworkSymbols> Referenced(Compilation compilation)
    {
        var found = ImmutableArray.CreateBuilder<FrameworkSymbols>();
        var all = compilation.SourceModule.ReferencedAssemblySymbols.Insert(0, compilation.Assembly);
        foreach (var framework in FrameworkCatalogue.All)
        {
            var assemblies = AssembliesOf(framework, all);
            if (!assemblies.IsEmpty && !Resolve(assemblies, framework.GateTypes).IsEmpty)
            {
                found.Add(new FrameworkSymbols(framework, assemblies));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether <paramref name="type"/> is, derives from or implements one of <paramref name="candidates"/>.</summary>
    public static bool IsOrInherits(ITypeSymbol? type, ImmutableArray<INamedTypeSymbol> candidates)
    {
        if (type is null || candidates.IsEmpty)
        {
            return false;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                if (IsOrInherits(constraint, candidates))
                {
                    return true;
                }
            }

            return false;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Contains(candidates, current))
            {
                return true;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (Contains(candidates, implemented))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of <paramref name="attributes"/> is of one of <paramref name="types"/>, or derives from one.</summary>
    public static bool HasAttribute(ImmutableArray<AttributeData> attributes, ImmutableArray<INamedTypeSymbol> types)
    {
        foreach (var attribute in attributes)
        {
            if (IsOrInherits(attribute.AttributeClass, types))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ImmutableArray<INamedTypeSymbol> candidates, ITypeSymbol type)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Name == type.Name && SymbolEqualityComparer.Default.Equals(candidate, type.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<INamedTypeSymbol> Resolve(ImmutableArray<IAssemblySymbol> assemblies, IEnumerable<string> metadataNames)
    {
        var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var name in metadataNames)
        {
            // A type that several assemblies declare is no type for GetTypeByMetadataName of the compilation, yet each of them counts.
            foreach (var assembly in assemblies)
            {
                if (assembly.GetTypeByMetadataName(name) is { } type)
                {
                    found.Add(type);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The assemblies that declare a namespace in which the framework lives. Most compilations have none, and to ask that is cheap.</summary>
    private static ImmutableArray<IAssemblySymbol> AssembliesOf(Framework framework, IEnumerable<IAssemblySymbol> all)
    {
        var found = ImmutableArray.CreateBuilder<IAssemblySymbol>();
        foreach (var assembly in all)
        {
            var names = assembly.NamespaceNames;
            if (framework.Namespaces.Any(names.Contains))
            {
                found.Add(assembly);
            }
        }

        return found.ToImmutable();
    }
}
