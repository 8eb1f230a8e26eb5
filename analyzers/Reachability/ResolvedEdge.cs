using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>A call with its targets, once it is known which types exist.</summary>
internal readonly struct ResolvedEdge
{
    public ResolvedEdge(TextSpan site, BodyId[] targets, bool isCertain)
    {
        Site = site;
        Targets = targets;
        IsCertain = isCertain;
    }

    /// <summary>Where the call is.</summary>
    public TextSpan Site { get; }

    /// <summary>The bodies that may run, in a stable order.</summary>
    public BodyId[] Targets { get; }

    /// <summary>Whether each of the targets does run, at one replay or another.</summary>
    public bool IsCertain { get; }
}
