namespace Perdure;

/// <summary>An activity without compile-time types. Derive from <see cref="TaskActivity{TInput, TOutput}"/> instead.</summary>
public interface ITaskActivity
{
    /// <summary>The type into which the input is deserialized.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs the activity.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="input">The deserialized input.</param>
    /// <returns>The result.</returns>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
