using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.EntryPoints;

/// <summary>A body that the engine runs again at each replay.</summary>
internal sealed class EntryPoint
{
    public EntryPoint(BodyId body, string framework, string orchestrator, string display, bool isCertain)
    {
        Body = body;
        Framework = framework;
        Orchestrator = orchestrator;
        Display = display;
        IsCertain = isCertain;
    }

    /// <summary>The body.</summary>
    public BodyId Body { get; }

    /// <summary>The name of the framework.</summary>
    public string Framework { get; }

    /// <summary>The orchestrator that the body belongs to; a class with several handlers is one orchestrator.</summary>
    public string Orchestrator { get; }

    /// <summary>The name that messages show, for example <c>OrderOrchestrator.RunAsync</c>.</summary>
    public string Display { get; }

    /// <summary>
    /// Whether the engine itself calls the body. Otherwise it is orchestration code because it takes the context, and counts only
    /// where no orchestrator is seen to call it.
    /// </summary>
    public bool IsCertain { get; }

    /// <summary>The same with the body at its new place, if it is still there.</summary>
    public bool TryMove(BodyRelocation relocation, out EntryPoint moved)
    {
        var isThere = relocation.TryMove(Body, out var body);
        moved = new EntryPoint(body, Framework, Orchestrator, Display, IsCertain);
        return isThere;
    }
}
