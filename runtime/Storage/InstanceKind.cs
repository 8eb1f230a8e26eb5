namespace Perdure.Storage;

/// <summary>What an instance is.</summary>
public enum InstanceKind
{
    /// <summary>An orchestration: it has a history.</summary>
    Orchestration,

    /// <summary>An entity: it has a state.</summary>
    Entity,
}
