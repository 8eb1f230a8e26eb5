using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>The same with all bodies that it names at their new places, or null when one of them is gone.</summary>
    public BodySummary? Move(BodyRelocation relocation)
    {
        if (ReferenceEquals(this, Empty))
        {
            return this;
        }

        // Whether types agree depends on members of theirs that the body need not name.
        if (!RegisteredTasks.IsEmpty || TaskCalls.Any(call => !relocation.Keeps(call.ShapeSources)))
        {
            return null;
        }

        if (!relocation.TryMove(Calls, static (CallEdge call, BodyRelocation to, out CallEdge moved) => call.TryMove(to, out moved), out var calls)
            || !relocation.TryMove(Instantiated, static (BodyId id, BodyRelocation to, out BodyId moved) => to.TryMove(id, out moved), out var instantiated)
            || !relocation.TryMove(Registered, static (BodyId id, BodyRelocation to, out BodyId moved) => to.TryMove(id, out moved), out var registered)
            || !relocation.TryMove(EntryPoints, static (DelegateEntryPoint entry, BodyRelocation to, out DelegateEntryPoint moved) => entry.TryMove(to, out moved), out var entryPoints)
            || !relocation.TryMove(Offences, static (Offence offence, BodyRelocation to, out Offence moved) => offence.TryMove(to, out moved), out var offences)
            || !relocation.TryMove(ResultsOf, static (BodyId id, BodyRelocation to, out BodyId moved) => to.TryMove(id, out moved), out var resultsOf)
            || !relocation.TryMove(LoggedParameters, static (LoggedParameter logged, BodyRelocation to, out LoggedParameter moved) => logged.TryMove(to, out moved), out var loggedParameters))
        {
            return null;
        }

        return new BodySummary
        {
            Calls = calls,
            Offences = offences,
            Instantiated = instantiated,
            Registered = registered,
            EntryPoints = entryPoints,
            Traits = Traits,
            ResultsOf = resultsOf,
            LoggedParameters = loggedParameters,
            TaskCalls = relocation.Shift == 0 ? TaskCalls : TaskCalls.Select(call => call.Move(relocation)).ToImmutableArray(),
        };
    }
}
