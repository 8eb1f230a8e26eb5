using System.Collections.Generic;

namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>One fact: a member reaches a sink.</summary>
internal sealed class ReachedSink
{
    /// <summary>Makes a fact.</summary>
    public ReachedSink(Sink sink, bool isPossible, IReadOnlyList<string> chain)
    {
        Sink = sink;
        IsPossible = isPossible;
        Chain = chain;
    }

    /// <summary>What is reached.</summary>
    public Sink Sink { get; }

    /// <summary>Whether the way there goes through a call whose target is not certain. Such a fact is never more than PDR0001.</summary>
    public bool IsPossible { get; }

    /// <summary>
    /// The public members on the way, as they are shown to the author (<c>Tax.Compute</c>), without the member itself and without the
    /// sink. A long chain has <c>…</c> in its middle.
    /// </summary>
    public IReadOnlyList<string> Chain { get; }
}
