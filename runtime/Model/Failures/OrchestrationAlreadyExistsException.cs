namespace Perdure;

/// <summary>An instance with the requested id exists in a status in which it must not be replaced.</summary>
/// <param name="message">What exists, and what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
public class OrchestrationAlreadyExistsException(string message, Exception? innerException = null)
    : Exception(message, innerException);
