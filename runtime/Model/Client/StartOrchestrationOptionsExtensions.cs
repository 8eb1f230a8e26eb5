namespace Perdure.Client;

/// <summary>Sets statuses on start options by their enumeration values.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>The statuses that can be deduplicated.</summary>
    public static IReadOnlyList<OrchestrationRuntimeStatus> ValidDedupeStatuses { get; } =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
        OrchestrationRuntimeStatus.Canceled,
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>Sets the statuses in which an existing instance with the same id is kept.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dedupeStatuses">The statuses; none replaces an instance in any status.</param>
    /// <returns>The options with the statuses.</returns>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
    }
}
