namespace Perdure.Worker;

public sealed partial class DurableTaskWorkerOptions
{
    /// <summary>Which versions of instances a worker runs.</summary>
    public sealed record VersioningOptions
    {
        /// <summary>The version of the worker; null or empty for none.</summary>
        public string? Version { get; set; }

        /// <summary>The version of sub-orchestrations that are started without one; null or empty for none.</summary>
        public string? DefaultVersion { get; set; }

        /// <summary>Which versions of instances are run.</summary>
        public VersionMatchStrategy MatchStrategy { get; set; }

        /// <summary>What becomes of the others.</summary>
        public VersionFailureStrategy FailureStrategy { get; set; }
    }
}
