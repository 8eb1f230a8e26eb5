using System.Text.Json;

namespace Perdure.History;

/// <summary>The JSON form of failure details.</summary>
public static class FailureDetailsJson
{
    /// <summary>Writes failure details.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="failure">The details.</param>
    public static void Write(Utf8JsonWriter writer, TaskFailureDetails failure)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(failure);
        writer.WriteStartObject();
        writer.WriteString("type"u8, failure.ErrorType);
        writer.WriteString("message"u8, failure.ErrorMessage);
        if (failure.StackTrace is not null)
        {
            writer.WriteString("stack"u8, failure.StackTrace);
        }

        if (failure.IsNonRetriable)
        {
            writer.WriteBoolean("final"u8, true);
        }

        if (failure.Properties is { } properties)
        {
            writer.WriteStartObject("properties"u8);
            foreach (var (name, value) in properties)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object));
            }

            writer.WriteEndObject();
        }

        if (failure.InnerFailure is { } inner)
        {
            writer.WritePropertyName("inner"u8);
            Write(writer, inner);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads failure details.</summary>
    /// <param name="reader">Stands on the start of the object; afterwards on its end.</param>
    /// <returns>The details. Properties come back as text, booleans, 64-bit integers, doubles or <see cref="JsonElement"/>.</returns>
    public static TaskFailureDetails Read(ref Utf8JsonReader reader)
    {
        var failure = new TaskFailureDetails(string.Empty, string.Empty);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "type":
                    failure = failure with { ErrorType = reader.GetString()! };
                    break;
                case "message":
                    failure = failure with { ErrorMessage = reader.GetString()! };
                    break;
                case "stack":
                    failure = failure with { StackTrace = reader.GetString() };
                    break;
                case "final":
                    failure = failure with { IsNonRetriable = reader.GetBoolean() };
                    break;
                case "properties":
                    failure = failure with { Properties = ReadProperties(ref reader) };
                    break;
                case "inner":
                    failure = failure with { InnerFailure = Read(ref reader) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return failure;
    }

    private static Dictionary<string, object?> ReadProperties(ref Utf8JsonReader reader)
    {
        var properties = new Dictionary<string, object?>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            properties[name] = reader.TokenType switch
            {
                JsonTokenType.Null => null,
                JsonTokenType.True => true,
                JsonTokenType.False => false,
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number when reader.TryGetInt64(out var integer) => integer,
                JsonTokenType.Number => reader.GetDouble(),
                _ => JsonElement.ParseValue(ref reader),
            };
        }

        return properties;
    }
}
