namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>What the facts say about an assembly as a whole.</summary>
internal enum AnalysisState
{
    /// <summary>The facts do not mention the assembly: nothing is known about its members.</summary>
    Unknown,

    /// <summary>The assembly was read: a member that has no fact reaches no sink that could be found.</summary>
    Analysed,

    /// <summary>The assembly is on the trust list: its members count as deterministic and were not read.</summary>
    Trusted,
}
