namespace Perdure.Client;

/// <summary>Where an instance is in its life. The values are those of the Durable Task gRPC protocol.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has started and not ended.</summary>
    Running = 0,

    /// <summary>Its orchestrator returned.</summary>
    Completed = 1,

    /// <summary>It is starting over; never seen from outside.</summary>
    ContinuedAsNew = 2,

    /// <summary>Its orchestrator threw.</summary>
    Failed = 3,

    /// <summary>Not used by this runtime; known to others that speak the protocol.</summary>
    Canceled = 4,

    /// <summary>It was ended from outside.</summary>
    Terminated = 5,

    /// <summary>It has been accepted and not yet started.</summary>
    Pending = 6,

    /// <summary>It is held until it is resumed.</summary>
    Suspended = 7,
}
