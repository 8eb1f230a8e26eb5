namespace Perdure;

/// <summary>Turns the untyped input of a task into its declared type.</summary>
internal static class TaskInput
{
    /// <summary>Casts, with the default of <typeparamref name="T"/> where no input was given.</summary>
    /// <typeparam name="T">The declared type.</typeparam>
    /// <param name="input">The deserialized input.</param>
    /// <returns>The typed input.</returns>
    /// <exception cref="ArgumentException">The input has another type.</exception>
    public static T Cast<T>(object? input) => input switch
    {
        null => default!,
        T typed => typed,
        _ => throw new ArgumentException(
            $"The input is a {input.GetType()}, where a {typeof(T)} is declared.", nameof(input)),
    };
}
