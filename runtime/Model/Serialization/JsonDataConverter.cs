using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Perdure.Converters;

/// <summary>Serializes with System.Text.Json.</summary>
/// <param name="options">The options; null for fields included and names matched without regard to case.</param>
public class JsonDataConverter(JsonSerializerOptions? options = null) : DataConverter
{
    private static readonly JsonSerializerOptions DefaultOptions = new()
    {
        IncludeFields = true,
        PropertyNameCaseInsensitive = true,
    };

    private readonly JsonSerializerOptions _options = options ?? DefaultOptions;

    /// <summary>The converter with default options.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), _options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null or "" ? null : JsonSerializer.Deserialize(data, targetType, _options);

    /// <inheritdoc/>
    public override T? Deserialize<T>(string? data)
        where T : default => data is null or "" ? default : JsonSerializer.Deserialize<T>(data, _options);
}
