using System.Diagnostics.CodeAnalysis;

namespace Perdure.Client;

/// <summary>How a client works.</summary>
public sealed class DurableTaskClientOptions
{
    private DataConverter? _dataConverter;

    /// <summary>Serializes inputs and payloads. Default: the one that the application has registered as a service, or System.Text.Json; null
    /// goes back to it.</summary>
    [AllowNull]
    public DataConverter DataConverter
    {
        get => _dataConverter ?? JsonDataConverter.Default;
        set => _dataConverter = value;
    }

    /// <summary>The version of instances that are started without one; null for none.</summary>
    public string? DefaultVersion { get; set; }

    /// <summary>Not used by this runtime: entities are always supported. It is here so that programs for the Microsoft.DurableTask SDK compile.</summary>
    public bool EnableEntitySupport { get; set; } = true;

    /// <summary>Whether a converter was chosen for this client.</summary>
    internal bool HasDataConverter => _dataConverter is not null;
}
