using System.Diagnostics.CodeAnalysis;

namespace Perdure;

/// <summary>Turns inputs, outputs, event payloads, states and custom statuses into text and back.</summary>
public abstract class DataConverter
{
    /// <summary>Whether the text is JSON whose values can be compared. A converter that encrypts or compresses says no; the
    /// determinism guard then compares what <see cref="ToComparableJson"/> gives.</summary>
    public virtual bool ProducesComparableJson => true;

    /// <summary>Serializes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract string? Serialize(object? value);

    /// <summary>Deserializes a value.</summary>
    /// <param name="data">The text.</param>
    /// <param name="targetType">The type of the value.</param>
    /// <returns>The value; null for null.</returns>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>Deserializes a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="data">The text.</param>
    /// <returns>The value; the default for null.</returns>
    public virtual T? Deserialize<T>(string? data) => Deserialize(data, typeof(T)) is { } value ? (T)value : default;

    /// <summary>Turns serialized text into plain JSON for comparison, where <see cref="ProducesComparableJson"/> is false.</summary>
    /// <param name="data">The text.</param>
    /// <returns>Plain JSON, or null when the text cannot be compared.</returns>
    public virtual string? ToComparableJson(string? data) => ProducesComparableJson ? data : null;
}
