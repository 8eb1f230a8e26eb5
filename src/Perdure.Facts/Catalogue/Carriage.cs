namespace Perdure.Facts.Catalogue;

/// <summary>What a sink in a referenced assembly means to the orchestrator that calls the assembly.</summary>
internal enum Carriage
{
    /// <summary>Nothing: it shows within the assembly only.</summary>
    None,

    /// <summary>It may differ what the caller gets, but mostly it does not: a time that is measured for a trace.</summary>
    Possible,

    /// <summary>The same as in the orchestrator itself.</summary>
    Certain,
}
