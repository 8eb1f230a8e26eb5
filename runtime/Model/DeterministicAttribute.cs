namespace Perdure;

/// <summary>
/// States that a member, a type or an assembly is safe to call from an orchestrator, although the analyzers cannot see why.
/// The analysis ends at what carries it; the runtime does not read it.
/// </summary>
/// <param name="reason">Why it is deterministic, for the next reader.</param>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class DeterministicAttribute(string? reason = null) : Attribute
{
    /// <summary>Why it is deterministic.</summary>
    public string? Reason { get; } = reason;
}
