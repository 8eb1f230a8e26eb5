namespace Perdure.Storage;

/// <summary>Leaves a payload as it is (the default) or sets it to a value, which may be null.</summary>
public readonly record struct PayloadChange
{
    private PayloadChange(string? value)
    {
        IsSet = true;
        Value = value;
    }

    /// <summary>Gets a value indicating whether the payload is set.</summary>
    public bool IsSet { get; }

    /// <summary>Gets what it is set to.</summary>
    public string? Value { get; }

    /// <summary>Sets the payload.</summary>
    /// <param name="value">The serialized value; null for none.</param>
    /// <returns>The change.</returns>
    public static PayloadChange To(string? value) => new(value);
}
