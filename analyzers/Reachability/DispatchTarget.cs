using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>The body that runs when the object is of a type.</summary>
internal readonly struct DispatchTarget
{
    public DispatchTarget(BodyId type, BodyId body, string? arguments)
    {
        Type = type;
        Body = body;
        Arguments = arguments;
    }

    /// <summary>The type of the object.</summary>
    public BodyId Type { get; }

    /// <summary>The body that runs.</summary>
    public BodyId Body { get; }

    /// <summary>The type arguments with which the type implements the slot's generic type, where they are known.</summary>
    public string? Arguments { get; }
}
