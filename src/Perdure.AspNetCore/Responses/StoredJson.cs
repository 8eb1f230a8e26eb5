using System.Text.Json;

namespace Perdure.AspNetCore.Responses;

/// <summary>Writes what an orchestration or entity has stored.</summary>
internal static class StoredJson
{
    /// <summary>What is stored is JSON unless a converter of the user's own made something else of it: that is shown as a string.</summary>
    public static void Write(Utf8JsonWriter json, string name, string? stored)
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
