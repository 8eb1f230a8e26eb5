using System.Globalization;
using System.Text.Json;

namespace Perdure.AspNetCore.Responses;

/// <summary>Writes the status of an instance in the members, order and time format of Durable Functions.</summary>
internal static class InstanceStatusWriter
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    public static void Write(Utf8JsonWriter json, OrchestrationMetadata metadata, bool showInput, IReadOnlyList<JsonElement>? history = null)
    {
        json.WriteStartObject();
        json.WriteString("name", metadata.Name);
        json.WriteString("instanceId", metadata.InstanceId);
        json.WriteString("runtimeStatus", metadata.RuntimeStatus.ToString());
        WriteStored(json, "input", showInput ? metadata.SerializedInput : null);
        WriteStored(json, "customStatus", metadata.SerializedCustomStatus);
        WriteOutput(json, metadata);
        json.WriteString("createdTime", Time(metadata.CreatedAt));
        json.WriteString("lastUpdatedTime", Time(metadata.LastUpdatedAt));
        if (history is not null)
        {
            json.WritePropertyName("historyEvents");
            json.WriteStartArray();
            foreach (var entry in history)
            {
                entry.WriteTo(json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void WriteOutput(Utf8JsonWriter json, OrchestrationMetadata metadata)
    {
        if (metadata.SerializedOutput is null && metadata.FailureDetails is { } failure)
        {
            json.WriteString("output", $"{failure.ErrorType}: {failure.ErrorMessage}");
        }
        else
        {
            WriteStored(json, "output", metadata.SerializedOutput);
        }
    }

    /// <summary>What is stored is JSON unless a converter of the user's own made something else of it: that is shown as a string.</summary>
    private static void WriteStored(Utf8JsonWriter json, string name, string? stored)
    {
        json.WritePropertyName(name);
        if (stored is null)
        {
            json.WriteNullValue();
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(stored);
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(stored);
        }
    }
}
