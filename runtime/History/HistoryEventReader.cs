using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace Perdure.History;

/// <summary>Reads the fields of history events from JSON.</summary>
internal static class HistoryEventReader
{
    private delegate void FieldReader(ref Utf8JsonReader reader, ref HistoryEventFields fields);

    private static readonly Dictionary<string, FieldReader> FieldReaders = new()
    {
        ["t"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Tag = r.GetString(),
        ["i"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.EventId = r.GetInt32(),
        ["at"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Timestamp = ReadTime(ref r),
        ["name"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Name = r.GetString(),
        ["version"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Version = r.GetString(),
        ["instance"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Instance = r.GetString(),
        ["execution"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Execution = r.GetString(),
        ["owner"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Owner = r.GetString(),
        ["ownerExecution"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.OwnerExecution = r.GetString(),
        ["target"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Target = r.GetString(),
        ["request"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Request = r.GetString(),
        ["reason"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Reason = r.GetString(),
        ["input"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Input = r.GetString(),
        ["result"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Result = r.GetString(),
        ["task"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Task = r.GetInt32(),
        ["position"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Position = r.GetInt32(),
        ["recurse"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Recurse = r.GetBoolean(),
        ["status"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Status = (OrchestrationRuntimeStatus)r.GetInt32(),
        ["due"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Due = ReadTime(ref r),
        ["parent"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Parent = ReadParent(ref r),
        ["trace"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Trace = ReadTrace(ref r),
        ["tags"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Tags = ReadTags(ref r),
        ["locks"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Locks = ReadStrings(ref r),
        ["failure"] = static (ref Utf8JsonReader r, ref HistoryEventFields f) => f.Failure = FailureDetailsJson.Read(ref r),
    };

    private static readonly Dictionary<string, FieldReader>.AlternateLookup<ReadOnlySpan<char>> FieldReadersBySpan =
        FieldReaders.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads an event.</summary>
    /// <param name="reader">Stands on the start of the object; afterwards on its end.</param>
    /// <returns>Its fields.</returns>
    /// <exception cref="FormatException">The JSON is not an object.</exception>
    public static HistoryEventFields Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("A history event must be a JSON object.");
        }

        var fields = new HistoryEventFields { EventId = -1 };
        Span<char> name = stackalloc char[32];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The names that are known are short: a longer one is not known.
            var length = reader.ValueSpan.Length <= name.Length && !reader.HasValueSequence ? reader.CopyString(name) : 0;
            reader.Read();
            if (FieldReadersBySpan.TryGetValue(name[..length], out var read))
            {
                read(ref reader, ref fields);
            }
            else
            {
                reader.Skip();
            }
        }

        return fields;
    }

    private static DateTime ReadTime(ref Utf8JsonReader reader)
    {
        var time = reader.GetDateTime();
        return time.Kind == DateTimeKind.Utc
            ? time
            : throw new FormatException(
                $"The time '{time.ToString("o", CultureInfo.InvariantCulture)}' in a history event is not UTC: it must end with 'Z'.");
    }

    private static ParentInstance ReadParent(ref Utf8JsonReader reader)
    {
        var fields = Read(ref reader);
        return new ParentInstance(
            fields.Task ?? throw new FormatException("The parent in a history event lacks the property 'task'."),
            fields.Name ?? string.Empty,
            fields.Version,
            fields.Instance ?? throw new FormatException("The parent in a history event lacks the property 'instance'."),
            fields.Execution);
    }

    private static TraceContext ReadTrace(ref Utf8JsonReader reader)
    {
        string? parent = null;
        string? state = null;
        string? above = null;
        DateTime? began = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isParent = reader.ValueTextEquals("parent"u8);
            var isState = reader.ValueTextEquals("state"u8);
            var isAbove = reader.ValueTextEquals("above"u8);
            var isBegan = reader.ValueTextEquals("began"u8);
            reader.Read();
            if (isParent)
            {
                parent = reader.GetString();
            }
            else if (isState)
            {
                state = reader.GetString();
            }
            else if (isAbove)
            {
                above = reader.GetString();
            }
            else if (isBegan)
            {
                began = reader.GetDateTime();
            }
            else
            {
                reader.Skip();
            }
        }

        return new TraceContext(parent ?? throw new FormatException("The trace in a history event lacks its parent."), state, above, began);
    }

    private static ReadOnlyDictionary<string, string> ReadTags(ref Utf8JsonReader reader)
    {
        var tags = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            tags[key] = reader.GetString()!;
        }

        return tags.AsReadOnly();
    }

    private static List<string> ReadStrings(ref Utf8JsonReader reader)
    {
        var strings = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            strings.Add(reader.GetString()!);
        }

        return strings;
    }
}
