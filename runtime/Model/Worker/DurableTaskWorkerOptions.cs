using System.Diagnostics.CodeAnalysis;

namespace Perdure.Worker;

/// <summary>How a worker runs orchestrations.</summary>
public sealed partial class DurableTaskWorkerOptions
{
    private DataConverter? _dataConverter;

    /// <summary>Serializes inputs, outputs, payloads and custom statuses. Default: the one that the application has registered as a service, or
    /// System.Text.Json; null goes back to it.</summary>
    [AllowNull]
    public DataConverter DataConverter
    {
        get => _dataConverter ?? JsonDataConverter.Default;
        set => _dataConverter = value;
    }

    /// <summary>The longest single timer; longer ones are made of several. More than zero; default: 3 days.</summary>
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How much is done at a time.</summary>
    public ConcurrencyOptions Concurrency { get; } = new();

    /// <summary>Which versions of instances are run.</summary>
    public VersioningOptions Versioning { get; set; } = new();

    /// <summary>When an orchestration ends. Default: when its function returns.</summary>
    public CompletionRule CompletionRule { get; set; } = CompletionRule.WhenFunctionReturns;

    /// <summary>What becomes of an instance on which the determinism guard finds a violation. Default: it is suspended until it is resumed.</summary>
    public ViolationPolicy ViolationPolicy { get; set; } = ViolationPolicy.Suspend;

    /// <summary>What happens when a replay passes another input than the recorded one. Default: it counts as a violation.</summary>
    public InputChangePolicy InputChange { get; set; } = InputChangePolicy.Violation;

    /// <summary>
    /// How many history events of orchestrations that wait for something are kept in memory, so that the next turn need not replay; 0 or more.
    /// An event takes some 200 bytes and what it carries. Default: 500,000.
    /// </summary>
    public long ContinuationCacheEvents { get; set; } = 500_000;

    /// <summary>How many operations of an entity share a commit at most; at least 1. Default: 500.</summary>
    public int MaximumEntityBatchSize { get; set; } = 500;

    /// <summary>How long orchestrations stay in the store after they have ended; more than zero. Null, the default, keeps them until they are purged by a client.</summary>
    public TimeSpan? AutoPurgeAfter { get; set; }

    /// <summary>Not used by this runtime: entities are always supported. It is here so that programs for the Microsoft.DurableTask SDK compile.</summary>
    public bool EnableEntitySupport { get; set; } = true;

    /// <summary>Whether a converter was chosen for this worker.</summary>
    internal bool HasDataConverter => _dataConverter is not null;
}
