using System.Text.Json;
using Perdure.History;

namespace Perdure.Replay;

/// <summary>Reads what was stored for the code of the user, and says what it was when that does not go: the serializer knows only its JSON.</summary>
internal static class PayloadReading
{
    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="converter">Reads it.</param>
    /// <param name="data">The stored text.</param>
    /// <param name="what">What it is, for the message; null for the answer to a call.</param>
    /// <param name="of">To what it belongs: a name, an entity, or the event of the call.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">It cannot be read as a <typeparamref name="T"/>.</exception>
    public static T? Read<T>(DataConverter converter, string? data, string? what, object of)
    {
        try
        {
            return converter.Deserialize<T>(data);
        }
        catch (JsonException error)
        {
            throw Explained(error, what, of, typeof(T));
        }
    }

    /// <summary>Reads a value.</summary>
    /// <param name="converter">Reads it.</param>
    /// <param name="data">The stored text.</param>
    /// <param name="type">Its type.</param>
    /// <param name="what">What it is, for the message; null for the answer to a call.</param>
    /// <param name="of">To what it belongs: a name, an entity, or the event of the call.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">It cannot be read as such.</exception>
    public static object? Read(DataConverter converter, string? data, Type type, string? what, object of)
    {
        try
        {
            return converter.Deserialize(data, type);
        }
        catch (JsonException error)
        {
            throw Explained(error, what, of, type);
        }
    }

    // The same type of exception, so that code that expects it goes on to work.
    private static JsonException Explained(JsonException error, string? what, object of, Type type) =>
        new($"{Describe(what, of)} cannot be read as '{type}': {error.Message}", error.Path, error.LineNumber, error.BytePositionInLine, error);

    private static string Describe(string? what, object of) => (what, of) switch
    {
        (null, TaskScheduledEvent call) => $"The result of activity '{call.Name}' (#{call.EventId})",
        (null, SubOrchestrationInstanceCreatedEvent child) => $"The output of sub-orchestration '{child.Name}' (#{child.EventId})",
        (null, EntityOperationCalledEvent call) => $"The result of operation '{call.Operation}' of entity '{call.TargetInstanceId}' (#{call.EventId})",
        (_, TaskEntityContext entity) => $"{what} '{entity.Id}'",
        _ => $"{what} '{of}'",
    };
}
