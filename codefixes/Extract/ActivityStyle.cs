using System.Collections.Immutable;

namespace Perdure.CodeFixes.Extract;

/// <summary>How an activity looks in a framework: a class of its own, a method of a class of activities, or a function beside the orchestrator.</summary>
/// <param name="Framework">The name of the framework.</param>
internal abstract record ActivityStyle(string Framework)
{
    /// <summary>How activities are registered, the best neighbour first; none where the framework finds them by itself.</summary>
    public ImmutableArray<RegistrationForm> Registrations { get; init; } = ImmutableArray<RegistrationForm>.Empty;
}
