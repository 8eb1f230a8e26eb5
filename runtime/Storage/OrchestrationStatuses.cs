namespace Perdure.Storage;

/// <summary>What the statuses mean.</summary>
internal static class OrchestrationStatuses
{
    /// <summary>Asks whether an orchestration in this status has ended.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsTerminal(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Canceled
        or OrchestrationRuntimeStatus.Terminated;
}
