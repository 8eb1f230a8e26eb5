using System.Collections.Generic;

namespace Perdure.Facts.Graph;

/// <summary>A call whose target the type of the receiver decides, as a node between the callers and the targets.</summary>
internal sealed class DispatchNode
{
    public DispatchNode(IReadOnlyList<int> targets, bool canBeCertain)
    {
        Targets = targets;
        CanBeCertain = canBeCertain;
    }

    public IReadOnlyList<int> Targets { get; }

    /// <summary>Whether what all targets reach is certain: nobody else can add a target, or the declared body is one of them.</summary>
    public bool CanBeCertain { get; }
}
