using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Replay;

/// <summary>Decides whether a worker runs instances of a version.</summary>
internal static class VersionMatch
{
    /// <summary>Explains why a worker does not run a version.</summary>
    /// <param name="options">Which versions the worker runs.</param>
    /// <param name="instanceVersion">The version of the instance.</param>
    /// <returns>The failure; null when the worker runs the version.</returns>
    public static TaskFailureDetails? Explain(VersioningOptions options, string? instanceVersion)
    {
        var comparison = TaskVersionComparer.Compare(instanceVersion, options.Version);
        var (matches, rule) = options.MatchStrategy switch
        {
            VersionMatchStrategy.None => (true, string.Empty),
            VersionMatchStrategy.Strict => (comparison == 0, "only its own version"),
            VersionMatchStrategy.CurrentOrOlder => (comparison <= 0, "its own version and older ones"),
            _ => throw new ArgumentOutOfRangeException(
                nameof(options), options.MatchStrategy, "The strategy of version matching is not known."),
        };
        return matches
            ? null
            : new TaskFailureDetails(
                "VersionMismatch",
                $"The instance has version '{instanceVersion}', and this worker has version '{options.Version}' and runs {rule}. Run a "
                + "worker of a version that fits, or change the matching of versions.")
            {
                IsNonRetriable = true,
            };
    }
}
