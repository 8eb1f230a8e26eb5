namespace Perdure.Analyzers.CallGraph;

/// <summary>A delegate that takes an orchestration context, and the body behind it.</summary>
internal sealed class DelegateEntryPoint
{
    public DelegateEntryPoint(BodyId body, string framework, string? name, bool isRegistered)
    {
        Body = body;
        Framework = framework;
        Name = name;
        IsRegistered = isRegistered;
    }

    /// <summary>The lambda, local function or method.</summary>
    public BodyId Body { get; }

    /// <summary>The name of the framework whose context the delegate takes.</summary>
    public string Framework { get; }

    /// <summary>The name under which it is registered, where that is a constant.</summary>
    public string? Name { get; }

    /// <summary>Whether it is given to one of the framework's own registration methods.</summary>
    public bool IsRegistered { get; }

    /// <summary>The same with the body at its new place.</summary>
    public bool TryMove(BodyRelocation relocation, out DelegateEntryPoint moved)
    {
        var isThere = relocation.TryMove(Body, out var body);
        moved = new DelegateEntryPoint(body, Framework, Name, IsRegistered);
        return isThere;
    }
}
