using System.Collections.Immutable;
using Perdure.Analyzers.Contracts;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What one body does, without any symbol or syntax: whom it calls, what it creates and what it does that differs on replay.</summary>
internal sealed class BodySummary
{
    /// <summary>A body that does nothing of interest.</summary>
    public static readonly BodySummary Empty = new();

    /// <summary>The calls to bodies in source.</summary>
    public ImmutableArray<CallEdge> Calls { get; init; } = ImmutableArray<CallEdge>.Empty;

    /// <summary>What comes out differently on replay.</summary>
    public ImmutableArray<Offence> Offences { get; init; } = ImmutableArray<Offence>.Empty;

    /// <summary>The types in source of which the body creates instances.</summary>
    public ImmutableArray<BodyId> Instantiated { get; init; } = ImmutableArray<BodyId>.Empty;

    /// <summary>The types in source that the body registers for injection.</summary>
    public ImmutableArray<BodyId> Registered { get; init; } = ImmutableArray<BodyId>.Empty;

    /// <summary>The orchestrators that the body hands to a registration as a delegate.</summary>
    public ImmutableArray<DelegateEntryPoint> EntryPoints { get; init; } = ImmutableArray<DelegateEntryPoint>.Empty;

    /// <summary>What makes an offence of a call to the body from certain places.</summary>
    public BodyTraits Traits { get; init; }

    /// <summary>The bodies whose result this one hands on as its own.</summary>
    public ImmutableArray<BodyId> ResultsOf { get; init; } = ImmutableArray<BodyId>.Empty;

    /// <summary>The parameters through which the body writes a log.</summary>
    public ImmutableArray<LoggedParameter> LoggedParameters { get; init; } = ImmutableArray<LoggedParameter>.Empty;

    /// <summary>The calls through a context to what is found by its name.</summary>
    public ImmutableArray<TaskCall> TaskCalls { get; init; } = ImmutableArray<TaskCall>.Empty;

    /// <summary>The tasks that the body registers.</summary>
    public ImmutableArray<TaskDeclaration> RegisteredTasks { get; init; } = ImmutableArray<TaskDeclaration>.Empty;
}
