namespace Perdure.Client;

/// <summary>Which instances are purged. Only such as have ended are.</summary>
/// <param name="CreatedFrom">Created at this time or later.</param>
/// <param name="CreatedTo">Created at this time or earlier.</param>
/// <param name="Statuses">In one of these statuses; null for any.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long one call may take; the rest is left and <see cref="PurgeResult.IsComplete"/> is false. Null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
