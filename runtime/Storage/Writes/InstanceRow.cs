namespace Perdure.Storage.Writes;

/// <summary>What a change needs to know of an instance.</summary>
/// <param name="Key">The store's key.</param>
/// <param name="InstanceId">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">Its status.</param>
/// <param name="Generation">Its generation.</param>
/// <param name="Revision">How many turns have been committed.</param>
/// <param name="ExecutionId">The id of its present execution.</param>
/// <param name="LockedBy">The orchestration that holds the entity's lock.</param>
internal readonly record struct InstanceRow(
    long Key,
    string InstanceId,
    InstanceKind Kind,
    OrchestrationRuntimeStatus Status,
    int Generation,
    long Revision,
    string? ExecutionId,
    string? LockedBy)
{
    /// <summary>Whether it is an orchestration that has ended.</summary>
    public bool HasEnded => Kind == InstanceKind.Orchestration && Status.IsTerminal();
}
