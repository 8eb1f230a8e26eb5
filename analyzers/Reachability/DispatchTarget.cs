using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>The body that runs when the object is of a type.</summary>
internal readonly struct DispatchTarget
{
    public DispatchTarget(BodyId type, BodyId body)
    {
        Type = type;
        Body = body;
    }

    /// <summary>The type of the object.</summary>
    public BodyId Type { get; }

    /// <summary>The body that runs.</summary>
    public BodyId Body { get; }
}
