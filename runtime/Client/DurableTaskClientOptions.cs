namespace Perdure.Client;

/// <summary>How a client works.</summary>
public sealed class DurableTaskClientOptions
{
    /// <summary>Serializes inputs and payloads. Default: System.Text.Json.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>The version of instances that are started without one; null for none.</summary>
    public string? DefaultVersion { get; set; }

    /// <summary>Not used by this runtime: entities are always supported. It is here so that programs for the Microsoft.DurableTask SDK compile.</summary>
    public bool EnableEntitySupport { get; set; } = true;
}
