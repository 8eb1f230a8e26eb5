using Perdure.Worker;

namespace Perdure;

/// <summary>Turns exceptions into failure details.</summary>
internal static class FailureDetailsFactory
{
    /// <summary>Makes details from an exception and its inner exceptions.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="propertiesProvider">Gives further properties of exceptions, if the application has such a service.</param>
    /// <returns>The details. For a failed task they lead on to the details of the task.</returns>
    public static TaskFailureDetails Create(Exception exception, IExceptionPropertiesProvider? propertiesProvider)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            EntityOperationFailedException failed => failed.FailureDetails,
            { InnerException: { } cause } => Create(cause, propertiesProvider),
            _ => null,
        };
        return new TaskFailureDetails(
            exception.GetType().FullName ?? exception.GetType().Name,
            exception.Message,
            exception.StackTrace,
            inner,
            propertiesProvider?.GetExceptionProperties(exception));
    }
}
