namespace Perdure.Worker;

public sealed partial class DurableTaskWorkerOptions
{
    /// <summary>What becomes of an instance whose version a worker does not run.</summary>
    public enum VersionFailureStrategy
    {
        /// <summary>It is left for another worker.</summary>
        Reject = 0,

        /// <summary>It fails.</summary>
        Fail = 1,
    }
}
