using System.Text.Json;

namespace Perdure.AspNetCore.Responses;

/// <summary>Writes the status of an instance in the members, order and time format of Durable Functions.</summary>
internal static class InstanceStatusWriter
{
    public static void Write(Utf8JsonWriter json, OrchestrationMetadata metadata, bool showInput, InstanceHistory? history = null)
    {
        json.WriteStartObject();
        json.WriteString("name", metadata.Name);
        json.WriteString("instanceId", metadata.InstanceId);
        json.WriteString("runtimeStatus", metadata.RuntimeStatus.ToString());
        StoredJson.Write(json, "input", showInput ? metadata.SerializedInput : null);
        StoredJson.Write(json, "customStatus", metadata.SerializedCustomStatus);
        WriteOutput(json, metadata);
        json.WriteString("createdTime", HttpTime.Format(metadata.CreatedAt));
        json.WriteString("lastUpdatedTime", HttpTime.Format(metadata.LastUpdatedAt));
        history?.Write(json);
        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, OrchestrationMetadata metadata)
    {
        if (metadata.SerializedOutput is null && metadata.FailureDetails is { } failure)
        {
            json.WriteString("output", $"{failure.ErrorType}: {failure.ErrorMessage}");
        }
        else
        {
            StoredJson.Write(json, "output", metadata.SerializedOutput);
        }
    }
}
