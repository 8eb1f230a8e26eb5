using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Perdure.Worker;

namespace Perdure.Replay;

/// <summary>What batches of operations of a worker have in common.</summary>
public sealed record EntityExecutorOptions
{
    /// <summary>The entities.</summary>
    public required DurableTaskRegistry Registry { get; init; }

    /// <summary>Serializes inputs, results and states.</summary>
    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;

    /// <summary>Makes the logger for operations that fail and that nobody waits for.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The version of orchestrations that entities start without one; null or empty for none.</summary>
    public string? DefaultVersion { get; init; }

    /// <summary>Adds properties of exceptions to failure details.</summary>
    public IExceptionPropertiesProvider? ExceptionProperties { get; init; }
}
