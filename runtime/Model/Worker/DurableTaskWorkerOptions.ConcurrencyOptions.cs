namespace Perdure.Worker;

public sealed partial class DurableTaskWorkerOptions
{
    /// <summary>How much a worker does at a time.</summary>
    public sealed class ConcurrencyOptions
    {
        private static readonly int DefaultLimit = 100 * Environment.ProcessorCount;

        /// <summary>How many activities run at a time; at least 1. Default: 100 for each processor.</summary>
        public int MaximumConcurrentActivityWorkItems { get; set; } = DefaultLimit;

        /// <summary>How many turns of orchestrations run, or wait for their commit, at a time; at least 1. Default: 100 for each processor.</summary>
        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = DefaultLimit;

        /// <summary>How many entities run, or wait for their commit, at a time; at least 1. Default: 100 for each processor.</summary>
        public int MaximumConcurrentEntityWorkItems { get; set; } = DefaultLimit;
    }
}
