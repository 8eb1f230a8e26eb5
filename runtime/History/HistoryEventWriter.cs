using System.Text.Json;

namespace Perdure.History;

/// <summary>Writes the fields of history events as JSON.</summary>
internal static class HistoryEventWriter
{
    /// <summary>Writes an event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fields">The event.</param>
    public static void Write(Utf8JsonWriter writer, in HistoryEventFields fields)
    {
        writer.WriteStartObject();
        writer.WriteString("t"u8, fields.Tag);
        if (fields.EventId != -1)
        {
            writer.WriteNumber("i"u8, fields.EventId);
        }

        writer.WriteString("at"u8, ToUtc(fields.Timestamp));
        WriteStrings(writer, fields);
        WriteScalars(writer, fields);
        WriteObjects(writer, fields);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, in HistoryEventFields fields)
    {
        WriteString(writer, "name"u8, fields.Name);
        WriteString(writer, "version"u8, fields.Version);
        WriteString(writer, "instance"u8, fields.Instance);
        WriteString(writer, "execution"u8, fields.Execution);
        WriteString(writer, "owner"u8, fields.Owner);
        WriteString(writer, "ownerExecution"u8, fields.OwnerExecution);
        WriteString(writer, "target"u8, fields.Target);
        WriteString(writer, "request"u8, fields.Request);
        WriteString(writer, "reason"u8, fields.Reason);
        WriteString(writer, "input"u8, fields.Input);
        WriteString(writer, "result"u8, fields.Result);
    }

    private static void WriteScalars(Utf8JsonWriter writer, in HistoryEventFields fields)
    {
        if (fields.Task is { } task)
        {
            writer.WriteNumber("task"u8, task);
        }

        if (fields.Position is { } position)
        {
            writer.WriteNumber("position"u8, position);
        }

        if (fields.Recurse is true)
        {
            writer.WriteBoolean("recurse"u8, true);
        }

        if (fields.Status is { } status)
        {
            writer.WriteNumber("status"u8, (int)status);
        }

        if (fields.Due is { } due)
        {
            writer.WriteString("due"u8, ToUtc(due));
        }
    }

    private static void WriteObjects(Utf8JsonWriter writer, in HistoryEventFields fields)
    {
        if (fields.Parent is { } parent)
        {
            writer.WriteStartObject("parent"u8);
            writer.WriteNumber("task"u8, parent.TaskScheduledId);
            WriteString(writer, "name"u8, parent.Name);
            WriteString(writer, "version"u8, parent.Version);
            WriteString(writer, "instance"u8, parent.InstanceId);
            WriteString(writer, "execution"u8, parent.ExecutionId);
            writer.WriteEndObject();
        }

        if (fields.Trace is { } trace)
        {
            writer.WriteStartObject("trace"u8);
            WriteString(writer, "parent"u8, trace.TraceParent);
            WriteString(writer, "state"u8, trace.TraceState);
            WriteString(writer, "above"u8, trace.ParentSpanId);
            if (trace.Began is { } began)
            {
                writer.WriteString("began"u8, began);
            }

            writer.WriteEndObject();
        }

        if (fields.Tags is { } tags)
        {
            writer.WriteStartObject("tags"u8);
            foreach (var (key, value) in tags)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        if (fields.Locks is { } locks)
        {
            writer.WriteStartArray("locks"u8);
            foreach (var entity in locks)
            {
                writer.WriteStringValue(entity);
            }

            writer.WriteEndArray();
        }

        if (fields.Failure is { } failure)
        {
            writer.WritePropertyName("failure"u8);
            FailureDetailsJson.Write(writer, failure);
        }
    }

    private static void WriteString(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static DateTime ToUtc(DateTime time) => time.Kind switch
    {
        DateTimeKind.Utc => time,
        DateTimeKind.Local => time.ToUniversalTime(),
        _ => DateTime.SpecifyKind(time, DateTimeKind.Utc),
    };
}
