namespace Perdure;

/// <summary>How an activity or sub-orchestration is called.</summary>
public record TaskOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="retry">How failures are retried.</param>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="retry">How failures are retried.</param>
    /// <param name="tags">Tags of the call.</param>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>Creates a copy.</summary>
    /// <param name="options">The options to copy.</param>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
        InputChange = options.InputChange;
    }

    /// <summary>How failures are retried; null for not at all.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Tags of the call.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>The version that is asked for. Null means for an activity the version of the instance, for a sub-orchestration the
    /// default version of the worker; <see cref="TaskVersion.Unversioned"/> asks for none.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>What happens when a replay passes another input than the recorded one; null for what the worker is configured to
    /// do.</summary>
    public InputChangePolicy? InputChange { get; init; }

    /// <summary>Makes options with a retry policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The options.</returns>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Makes options with a retry handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The options.</returns>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Makes options with a retry handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The options.</returns>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(handler);

    /// <summary>Adds an instance id.</summary>
    /// <param name="instanceId">The id of the sub-orchestration.</param>
    /// <returns>The options with it.</returns>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
