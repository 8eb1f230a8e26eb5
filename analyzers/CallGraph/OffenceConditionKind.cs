namespace Perdure.Analyzers.CallGraph;

/// <summary>What an <see cref="OffenceCondition"/> asks.</summary>
internal enum OffenceConditionKind
{
    /// <summary>Whether a body, or one that it certainly calls, has a trait.</summary>
    ReachesTrait,

    /// <summary>Whether a body, or one whose result it hands on, has a trait.</summary>
    HasTrait,

    /// <summary>Whether a body writes a log through a parameter.</summary>
    LogsThroughParameter,

    /// <summary>Whether no body in source implements an interface member.</summary>
    Unimplemented,

    /// <summary>Whether a body is reached at all.</summary>
    Reached,

    /// <summary>Whether a static is given another value.</summary>
    StaticWritten,

    /// <summary>Whether the content of a static collection is changed.</summary>
    StaticContentChanged,
}
