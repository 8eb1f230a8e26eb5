namespace Perdure.Analyzers.CallGraph;

/// <summary>How the target of a call is found.</summary>
internal enum DispatchKind
{
    /// <summary>The target is known.</summary>
    None,

    /// <summary>By the type of an object that may be any of the candidates.</summary>
    Receiver,

    /// <summary>By the type of the very object that makes the call.</summary>
    This,

    /// <summary>By a type argument: one of the types that code hands over as one.</summary>
    TypeArgument,
}
