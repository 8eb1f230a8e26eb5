namespace Perdure.Worker;

public sealed partial class DurableTaskWorkerOptions
{
    /// <summary>Which versions of instances a worker runs.</summary>
    public enum VersionMatchStrategy
    {
        /// <summary>Any.</summary>
        None = 0,

        /// <summary>Only its own.</summary>
        Strict = 1,

        /// <summary>Its own and older ones.</summary>
        CurrentOrOlder = 2,
    }
}
