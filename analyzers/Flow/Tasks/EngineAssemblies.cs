using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Tells assemblies that know an engine, and so can make durable tasks, from those that cannot.</summary>
internal sealed class EngineAssemblies
{
    private readonly ImmutableHashSet<string> _frameworks;
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _knowing = new(SymbolEqualityComparer.Default);

    public EngineAssemblies(ImmutableArray<FrameworkSymbols> frameworks)
    {
        _frameworks = frameworks.SelectMany(static framework => framework.Types).Select(static type => type.ContainingAssembly.Name).ToImmutableHashSet();
    }

    /// <summary>Whether <paramref name="assembly"/> is part of a framework.</summary>
    public bool IsFramework(IAssemblySymbol assembly) => _frameworks.Contains(assembly.Name);

    /// <summary>Whether <paramref name="assembly"/> is part of a framework or references one.</summary>
    public bool KnowsEngine(IAssemblySymbol assembly) => _knowing.GetOrAdd(
        assembly,
        candidate => IsFramework(candidate) || candidate.Modules.Any(module => module.ReferencedAssemblies.Any(reference => _frameworks.Contains(reference.Name))));
}
