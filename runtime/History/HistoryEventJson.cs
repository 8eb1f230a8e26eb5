using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perdure.History;

/// <summary>
/// The JSON form of history events: one flat object each, with the kind in the property <c>t</c>, the sequence number in <c>i</c> (left
/// out when -1) and the timestamp in <c>at</c>. Times are ISO 8601 in UTC and keep 100 ns. What is null is left out; the empty string is
/// not. Properties that are not known are skipped, kinds that are not known are an error.
/// </summary>
public static class HistoryEventJson
{
    private const int KeptBufferSize = 256 * 1024;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The text is stored and read back, never put into HTML: payloads stay readable and short.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>Writes an event as UTF-8 JSON.</summary>
    /// <param name="historyEvent">The event.</param>
    /// <returns>The JSON.</returns>
    public static byte[] Serialize(HistoryEvent historyEvent) =>
        ToBytes(historyEvent, static (writer, value) => Write(writer, value));

    /// <summary>Writes events as a UTF-8 JSON array.</summary>
    /// <param name="historyEvents">The events.</param>
    /// <returns>The JSON.</returns>
    public static byte[] SerializeList(IReadOnlyList<HistoryEvent> historyEvents) =>
        ToBytes(historyEvents, static (writer, values) =>
        {
            writer.WriteStartArray();
            for (var i = 0; i < values.Count; i++)
            {
                Write(writer, values[i]);
            }

            writer.WriteEndArray();
        });

    /// <summary>Reads an event.</summary>
    /// <param name="utf8Json">The JSON object.</param>
    /// <returns>The event.</returns>
    /// <exception cref="FormatException">The JSON is not a history event that this version knows.</exception>
    public static HistoryEvent Deserialize(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            return Read(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"A history event is not well-formed: {e.Message}", e);
        }
    }

    /// <summary>Reads events.</summary>
    /// <param name="utf8Json">The JSON array.</param>
    /// <returns>The events.</returns>
    /// <exception cref="FormatException">The JSON is not an array of history events that this version knows.</exception>
    public static List<HistoryEvent> DeserializeList(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var events = new List<HistoryEvent>();
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new FormatException("A history must be a JSON array of events.");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                events.Add(Read(ref reader));
            }

            return events;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"A history is not well-formed: {e.Message}", e);
        }
    }

    /// <summary>Writes an event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="historyEvent">The event.</param>
    public static void Write(Utf8JsonWriter writer, HistoryEvent historyEvent)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(historyEvent);
        HistoryEventWriter.Write(writer, HistoryEventMapping.Disassemble(historyEvent));
    }

    /// <summary>Reads an event.</summary>
    /// <param name="reader">Stands on the start of the object; afterwards on its end.</param>
    /// <returns>The event.</returns>
    public static HistoryEvent Read(ref Utf8JsonReader reader) => HistoryEventMapping.Assemble(HistoryEventReader.Read(ref reader));

    private static byte[] ToBytes<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        try
        {
            using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            {
                write(writer, value);
            }

            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            buffer.ResetWrittenCount();
            if (buffer.Capacity > KeptBufferSize)
            {
                _buffer = null;
            }
        }
    }
}
