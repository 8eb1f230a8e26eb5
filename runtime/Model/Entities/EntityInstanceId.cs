using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perdure.Entities;

/// <summary>The id of an entity: its name, in lower case, and a key. Its text, also in JSON, is <c>@name@key</c>.</summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct EntityInstanceId
{
    /// <summary>Creates an id.</summary>
    /// <param name="name">The name under which the entity is registered, in any case; without <c>@</c>.</param>
    /// <param name="key">The key; may be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or contains <c>@</c>.</exception>
    public EntityInstanceId(string name, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(key);
        if (name.Contains('@'))
        {
            throw new ArgumentException($"The entity name '{name}' contains '@', which separates name and key.", nameof(name));
        }

        Name = name.ToLowerInvariant();
        Key = key;
    }

    /// <summary>The name, in lower case.</summary>
    public string Name { get; }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Reads an id from its text.</summary>
    /// <param name="instanceId">Text of the form <c>@name@key</c>.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public static EntityInstanceId FromString(string instanceId) =>
        TryParse(instanceId, out var id)
            ? id
            : throw new ArgumentException($"'{instanceId}' is not the id of an entity, which has the form '@name@key'.", nameof(instanceId));

    /// <summary>Reads an id from its text, if it is one.</summary>
    /// <param name="instanceId">The text.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether the text has the form <c>@name@key</c>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? instanceId, out EntityInstanceId id)
    {
        id = default;
        if (instanceId is not ['@', ..])
        {
            return false;
        }

        var separator = instanceId.IndexOf('@', 1);
        if (separator <= 1)
        {
            return false;
        }

        id = new EntityInstanceId(instanceId[1..separator], instanceId[(separator + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"@{Name}@{Key}";

    private sealed class JsonConverter : JsonConverter<EntityInstanceId>
    {
        public override EntityInstanceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"'{reader.GetString()}' is not the id of an entity, which has the form '@name@key'.");

        public override void Write(Utf8JsonWriter writer, EntityInstanceId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
