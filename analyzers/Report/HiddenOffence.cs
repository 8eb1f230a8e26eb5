using System.Collections.Generic;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Report;

/// <summary>An offence in code in which it cannot be reported, with the way from the call that enters that code.</summary>
internal sealed class HiddenOffence
{
    public HiddenOffence(Offence offence, IReadOnlyList<string> hops, bool isCertain)
    {
        Offence = offence;
        Hops = hops;
        IsCertain = isCertain;
    }

    public Offence Offence { get; }

    /// <summary>The names of the bodies on the way.</summary>
    public IReadOnlyList<string> Hops { get; }

    /// <summary>Whether the target of each call on the way is known.</summary>
    public bool IsCertain { get; }
}
