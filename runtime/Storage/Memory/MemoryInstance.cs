using Perdure.History;

namespace Perdure.Storage.Memory;

/// <summary>An instance in memory.</summary>
internal sealed class MemoryInstance
{
    /// <summary>The instance as it stands, without payloads.</summary>
    public required InstanceRecord Record { get; set; }

    /// <summary>Its payloads.</summary>
    public InstancePayloads Payloads { get; set; } = new();

    /// <summary>The history of its present generation.</summary>
    public List<HistoryEvent> History { get; set; } = [];
}
