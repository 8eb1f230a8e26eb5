using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.EntryPoints;

namespace Perdure.Analyzers.Reachability;

/// <summary>A body with the shortest chain that leads to it.</summary>
internal sealed class ReachedBody
{
    public ReachedBody(BodyId id, BodySummary summary, EntryPoint entryPoint, ReachedBody? caller, TextSpan site, bool isCertain)
    {
        Id = id;
        Summary = summary;
        EntryPoint = entryPoint;
        Caller = caller;
        Site = site;
        IsCertain = isCertain;
        Distance = caller is null ? 0 : caller.Distance + 1;
    }

    public BodyId Id { get; }

    public BodySummary Summary { get; }

    /// <summary>The nearest orchestrator.</summary>
    public EntryPoint EntryPoint { get; }

    /// <summary>The body before it on the chain; null for the orchestrator itself.</summary>
    public ReachedBody? Caller { get; }

    /// <summary>Where the caller calls it.</summary>
    public TextSpan Site { get; }

    /// <summary>Whether the chain holds no call whose target is one of several.</summary>
    public bool IsCertain { get; }

    /// <summary>The number of calls from the orchestrator.</summary>
    public int Distance { get; }

    /// <summary>Rules that are broken whichever candidate of a dispatched call runs.</summary>
    public HashSet<string>? CertainRules { get; set; }

    /// <summary>How many orchestrators beside the nearest reach the body.</summary>
    public int OtherOrchestrators { get; set; }
}
