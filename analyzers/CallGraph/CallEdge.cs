using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>A call from one body to another.</summary>
internal readonly struct CallEdge
{
    private CallEdge(BodyId target, string? slot, string? arguments, TextSpan site, DispatchKind dispatch, bool isUnread = false)
    {
        Target = target;
        Slot = slot;
        Arguments = arguments;
        Site = site;
        Dispatch = dispatch;
        IsUnread = isUnread;
    }

    /// <summary>The body that is called, or the declaration of the slot for a call that is dispatched; its tree is -1 when the slot is in another assembly.</summary>
    public BodyId Target { get; }

    /// <summary>The documentation-comment id of a slot that another assembly declares.</summary>
    public string? Slot { get; }

    /// <summary>The type arguments of the slot's generic type, where they are known and tell its implementations apart.</summary>
    public string? Arguments { get; }

    /// <summary>Where the call is, in the caller's tree.</summary>
    public TextSpan Site { get; }

    /// <summary>How the target is found.</summary>
    public DispatchKind Dispatch { get; }

    /// <summary>Whether nobody reads the result, so that an iterator does not run.</summary>
    public bool IsUnread { get; }

    /// <summary>A call whose target is known.</summary>
    public static CallEdge Direct(BodyId target, TextSpan site, bool isUnread = false) => new(target, null, null, site, DispatchKind.None, isUnread);

    /// <summary>A call to a virtual, abstract or interface member that is declared in source.</summary>
    public static CallEdge Dispatched(BodyId slot, string? arguments, TextSpan site, DispatchKind dispatch) => new(slot, null, arguments, site, dispatch);

    /// <summary>A call to an interface or abstract member that another assembly declares.</summary>
    public static CallEdge Dispatched(string slot, string? arguments, TextSpan site, DispatchKind dispatch) =>
        new(new BodyId(-1, 0, 0), slot, arguments, site, dispatch);

    /// <summary>The same call with its target at its new place.</summary>
    public bool TryMove(BodyRelocation relocation, out CallEdge moved)
    {
        var target = Target;
        var isThere = Target.Tree < 0 || relocation.TryMove(Target, out target);
        moved = new CallEdge(target, Slot, Arguments, relocation.Move(Site), Dispatch, IsUnread);
        return isThere;
    }
}
