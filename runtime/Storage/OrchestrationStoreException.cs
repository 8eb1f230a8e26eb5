namespace Perdure.Storage;

/// <summary>
/// The store cannot be opened, read or written. The message says what happened, where, and what to do about it.
/// </summary>
public sealed class OrchestrationStoreException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="OrchestrationStoreException"/> class.</summary>
    /// <param name="reason">What kind of obstacle it is.</param>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public OrchestrationStoreException(OrchestrationStoreError reason, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
    }

    /// <summary>Gets what kind of obstacle it is.</summary>
    public OrchestrationStoreError Reason { get; }
}
