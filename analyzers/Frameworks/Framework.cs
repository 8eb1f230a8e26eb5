using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Perdure.Analyzers.Frameworks;

/// <summary>
/// How one authoring framework is recognised and what it offers. All types are metadata names; an attribute or base class
/// that is named here counts wherever it is reached, by inheritance too.
/// </summary>
internal sealed class Framework
{
    private static readonly char[] NameSeparators = { '.', '+' };

    private IReadOnlyList<string>? _namespaces;
    private IReadOnlyList<string>? _namesInHeaders;

    public Framework(string name, string displayName)
    {
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>The name that diagnostics carry, for example <c>DurableTask</c>.</summary>
    public string Name { get; }

    /// <summary>The name that people use, for example <c>Microsoft.DurableTask</c>.</summary>
    public string DisplayName { get; }

    /// <summary>A compilation uses the framework when it references one of these types.</summary>
    public ImmutableArray<string> GateTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The last names of the namespaces that hold the types of the framework.</summary>
    public IReadOnlyList<string> Namespaces => _namespaces ??= AllTypes()
        .Select(static type => type.Substring(0, type.LastIndexOf('.')))
        .Select(static space => space.Substring(space.LastIndexOf('.') + 1))
        .Distinct()
        .ToList();

    /// <summary>The simple names of all types by which a declaration shows that it has to do with the framework.</summary>
    public IReadOnlyList<string> NamesInHeaders => _namesInHeaders ??= AllTypes()
        .Concat(Contract is null ? Enumerable.Empty<string>() : Contract.StarterAttributes.Concat(Contract.Bindings.Select(static rule => rule.Attribute)))
        .Select(static type => type.Substring(type.LastIndexOfAny(NameSeparators) + 1))
        .Select(static name => name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name)
        .Distinct()
        .ToList();

    /// <summary>The orchestration contexts. A method or delegate that takes one is orchestration code.</summary>
    public ImmutableArray<string> ContextTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Types whose members belong to a context although they are reached through a property of it.</summary>
    public ImmutableArray<string> ContextPartTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Base classes and interfaces of orchestrators.</summary>
    public ImmutableArray<string> OrchestratorTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The methods of an orchestrator class that the engine calls.</summary>
    public ImmutableArray<string> OrchestratorMethods { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes that make a class an orchestrator.</summary>
    public ImmutableArray<string> OrchestratorTypeAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes that make a method or constructor of an orchestrator class one that the engine calls during a replay.</summary>
    public ImmutableArray<string> OrchestratorMethodAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes of a method or property that answers a question about a running orchestration; the answer is not recorded.</summary>
    public ImmutableArray<string> QueryAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes of a parameter that make its method an orchestrator.</summary>
    public ImmutableArray<string> OrchestratorParameterAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Methods that register an orchestrator given as a delegate.</summary>
    public ImmutableArray<Registration> Registrations { get; init; } = ImmutableArray<Registration>.Empty;

    /// <summary>The names of all methods that register orchestrators or other tasks.</summary>
    public IEnumerable<string> RegistrationMethods => Registrations.Select(static registration => registration.Method)
        .Concat(Contract?.Registrations.Select(static registration => registration.Method) ?? Enumerable.Empty<string>());

    /// <summary>Base classes and interfaces of activities.</summary>
    public ImmutableArray<string> ActivityTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes of a method that make it an activity.</summary>
    public ImmutableArray<string> ActivityMethodAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes of a parameter that make its method an activity.</summary>
    public ImmutableArray<string> ActivityParameterAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Base classes and interfaces of entities.</summary>
    public ImmutableArray<string> EntityTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Attributes of a parameter that make its method an entity.</summary>
    public ImmutableArray<string> EntityParameterAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Contexts of activities and entities. A method that takes one is not orchestration code by itself.</summary>
    public ImmutableArray<string> WorkContextTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Clients that start, query and end orchestrations from outside.</summary>
    public ImmutableArray<string> ClientTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>A static class that takes the place of a context parameter, where the framework has one.</summary>
    public string? StaticContextType { get; init; }

    /// <summary>The member of the context that tells whether the orchestrator is being replayed.</summary>
    public string IsReplayingMember { get; init; } = "IsReplaying";

    /// <summary>The static member of the context that is true in orchestrators and false elsewhere, where there is one.</summary>
    public string? TrueInOrchestrators { get; init; }

    /// <summary>What stands in for each capability. A capability that is missing has no replacement in this framework.</summary>
    public ImmutableDictionary<string, Replacement> Replacements { get; init; } = ImmutableDictionary<string, Replacement>.Empty;

    /// <summary>How calls are joined to what they call; null where nothing is called by name.</summary>
    public ContractModel? Contract { get; init; }

    /// <summary>Rules that are not true in this framework.</summary>
    public ImmutableHashSet<string> RulesNotApplied { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Capabilities that do no harm in this framework, where the rest of their rule does.</summary>
    public ImmutableHashSet<string> CapabilitiesNotApplied { get; init; } = ImmutableHashSet.Create(Capabilities.WhenAny);

    /// <summary>The replacement of <paramref name="capability"/>, or null when the framework has none.</summary>
    public Replacement? FindReplacement(string capability) => Replacements.TryGetValue(capability, out var found) ? found : null;

    private IEnumerable<string> AllTypes() =>
        new[]
        {
            GateTypes, ContextTypes, OrchestratorTypes, OrchestratorTypeAttributes, OrchestratorMethodAttributes, OrchestratorParameterAttributes,
            ActivityTypes, ActivityMethodAttributes, ActivityParameterAttributes, EntityTypes, EntityParameterAttributes, WorkContextTypes, ClientTypes,
        }.SelectMany(static types => types).Concat(StaticContextType is { } context ? new[] { context } : System.Array.Empty<string>());
}
