namespace Perdure.Analyzers.CallGraph;

/// <summary>The ways in which a member can be known without looking at its body.</summary>
internal enum SymbolVerdictKind
{
    /// <summary>Nothing is known, and nothing is to be said.</summary>
    Silent,

    /// <summary>It counts as deterministic.</summary>
    Trusted,

    /// <summary>The configuration bans it.</summary>
    Banned,

    /// <summary>The catalogue lists it.</summary>
    Listed,

    /// <summary>The facts of its assembly say what it reaches.</summary>
    Reaches,

    /// <summary>It is in an assembly that nobody has looked into.</summary>
    Unknown,
}
