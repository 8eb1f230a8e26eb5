namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Who made a task.</summary>
internal enum TaskOrigin
{
    /// <summary>The engine, code whose own tasks are judged where it stands, or nobody: the task has completed.</summary>
    Harmless,

    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>Provably not the engine.</summary>
    Foreign,
}
