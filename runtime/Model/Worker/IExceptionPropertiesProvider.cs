namespace Perdure.Worker;

/// <summary>A service of the application that adds properties of exceptions to failure details.</summary>
public interface IExceptionPropertiesProvider
{
    /// <summary>Gives the properties to record with an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>JSON-serializable values by name, or null for none.</returns>
    IDictionary<string, object?>? GetExceptionProperties(Exception exception);
}
