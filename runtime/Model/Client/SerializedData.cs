namespace Perdure.Client;

/// <summary>A value in its serialized form.</summary>
public sealed class SerializedData
{
    /// <summary>Creates serialized data.</summary>
    /// <param name="data">The text.</param>
    /// <param name="converter">What made it; null for the default JSON converter.</param>
    public SerializedData(string data, DataConverter? converter = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Value = data;
        Converter = converter ?? JsonDataConverter.Default;
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>What reads it.</summary>
    public DataConverter Converter { get; }

    /// <summary>Deserializes the value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The value.</returns>
    public T? ReadAs<T>() => Converter.Deserialize<T>(Value);
}
