using System.Runtime.CompilerServices;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Loops over whole texts.</summary>
internal static class HotLoop
{
    /// <summary>
    /// Has the method compiled with all optimisations at once (<c>AggressiveOptimization</c>, which this target does not name). A build reads each text
    /// once and is over before the runtime has found the loop worth it; until then it runs ten times slower.
    /// </summary>
    public const MethodImplOptions Optimised = (MethodImplOptions)512;
}
