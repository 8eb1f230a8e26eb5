using System.Collections.Generic;
using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Facts.Graph;

/// <summary>A use of a sink in a body.</summary>
internal sealed class Seed
{
    public Seed(int node, Sink sink, bool isPossible, IReadOnlyList<string> chain)
    {
        Node = node;
        Sink = sink;
        IsPossible = isPossible;
        Chain = chain;
    }

    /// <summary>The node that uses it.</summary>
    public int Node { get; }

    public Sink Sink { get; }

    public bool IsPossible { get; }

    /// <summary>The members of the base class library on the way to the sink.</summary>
    public IReadOnlyList<string> Chain { get; }
}
