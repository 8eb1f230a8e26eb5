using System.Buffers;
using System.Text;
using System.Text.Json;
using Perdure.History;

namespace Perdure.Storage;

/// <summary>The JSON of payloads that are not JSON already.</summary>
internal static class PayloadJson
{
    /// <summary>Serializes a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>Its JSON.</returns>
    public static string WriteFailure(TaskFailureDetails failure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FailureDetailsJson.Write(writer, failure);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a failure.</summary>
    /// <param name="json">Its JSON.</param>
    /// <returns>The failure.</returns>
    public static TaskFailureDetails ReadFailure(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return FailureDetailsJson.Read(ref reader);
    }

    /// <summary>Serializes tags.</summary>
    /// <param name="tags">The tags.</param>
    /// <returns>Their JSON.</returns>
    public static string WriteTags(IReadOnlyDictionary<string, string> tags) => JsonSerializer.Serialize(tags);

    /// <summary>Reads tags.</summary>
    /// <param name="json">Their JSON.</param>
    /// <returns>The tags.</returns>
    public static IReadOnlyDictionary<string, string> ReadTags(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}
