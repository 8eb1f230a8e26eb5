using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Perdure.Worker;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Replay;

/// <summary>What executors of a worker have in common.</summary>
public sealed record OrchestrationExecutorOptions
{
    /// <summary>The orchestrators.</summary>
    public required DurableTaskRegistry Registry { get; init; }

    /// <summary>Serializes inputs, outputs, payloads and custom statuses.</summary>
    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;

    /// <summary>Makes the loggers of orchestrators.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The longest timer that the store takes; longer ones are made of several. More than zero; three days by default.</summary>
    public TimeSpan MaximumTimerInterval { get; init; } = TimeSpan.FromDays(3);

    /// <summary>When an orchestration ends.</summary>
    public CompletionRule CompletionRule { get; init; } = CompletionRule.WhenFunctionReturns;

    /// <summary>What becomes of an instance on which the determinism guard finds a violation.</summary>
    public ViolationPolicy ViolationPolicy { get; init; } = ViolationPolicy.Suspend;

    /// <summary>What happens when a replay passes another input than the recorded one, unless the call says otherwise.</summary>
    public InputChangePolicy InputChange { get; init; } = InputChangePolicy.Violation;

    /// <summary>How long an orchestrator may block its thread by waiting for a task (<c>.Result</c>, <c>.Wait()</c>) before that counts as
    /// waiting for ever; <see cref="Timeout.InfiniteTimeSpan"/> to never tell. Half a minute by default.</summary>
    public TimeSpan BlockingWaitLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether it is looked in every turn what the orchestrator awaits, and not only in the first of an executor.</summary>
    internal bool FollowsEachAwait { get; init; }

    /// <summary>Which versions of instances the worker runs.</summary>
    public VersioningOptions Versioning { get; init; } = new();

    /// <summary>Properties that orchestrators find in their context.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>Adds properties of exceptions to failure details.</summary>
    public IExceptionPropertiesProvider? ExceptionProperties { get; init; }
}
