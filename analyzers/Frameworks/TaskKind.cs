namespace Perdure.Analyzers.Frameworks;

/// <summary>What is called through the context by its name.</summary>
internal enum TaskKind
{
    /// <summary>An activity.</summary>
    Activity,

    /// <summary>An orchestration that another one calls.</summary>
    Orchestration,
}
