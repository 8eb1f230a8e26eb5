using System.Reflection;

namespace Perdure;

/// <summary>Why a task or an orchestration failed, in a form that survives storage and transport.</summary>
/// <param name="ErrorType">The full name of the exception type, or a name of the runtime's own such as
/// <c>ActivityTaskNotFound</c>.</param>
/// <param name="ErrorMessage">The message.</param>
/// <param name="StackTrace">The stack trace, where there is one.</param>
/// <param name="InnerFailure">What caused it, where that is known.</param>
/// <param name="Properties">Further properties of the failure.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace = null,
    TaskFailureDetails? InnerFailure = null,
    IDictionary<string, object?>? Properties = null)
{
    /// <summary>Whether no retry policy and no retry handler may run the task again: it cannot succeed without a change of the
    /// application.</summary>
    public bool IsNonRetriable { get; init; }

    /// <summary>Makes details from an exception and its inner exceptions.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The details.</returns>
    public static TaskFailureDetails FromException(Exception exception) => FailureDetailsFactory.Create(exception, null);

    /// <summary>Whether the failure is of a type of exception or of one derived from it.</summary>
    /// <typeparam name="T">The type of exception.</typeparam>
    /// <returns><see langword="false"/> also when the type of the failure is not known to this process.</returns>
    /// <exception cref="AmbiguousMatchException">Several loaded types have the name and they differ in the answer.</exception>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>Whether the failure is of a type of exception or of one derived from it.</summary>
    /// <param name="targetBaseExceptionType">The type of exception.</param>
    /// <returns><see langword="false"/> also when the type of the failure is not known to this process.</returns>
    /// <exception cref="ArgumentException">The type is not an exception.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded types have the name and they differ in the answer.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException(
                $"{targetBaseExceptionType} is not a type of exception.", nameof(targetBaseExceptionType));
        }

        return ExceptionTypeResolver.IsOfType(ErrorType, targetBaseExceptionType);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
