using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Why a value does not survive being written or read.</summary>
internal sealed class SerializationFault
{
    public SerializationFault(string reason, Serializers onWrite, Serializers onRead)
    {
        Reason = reason;
        OnWrite = onWrite;
        OnRead = onRead;
    }

    /// <summary>A sentence about the type, without its subject.</summary>
    public string Reason { get; }

    /// <summary>The serializers with which it fails or is lost when it is written.</summary>
    public Serializers OnWrite { get; }

    /// <summary>The serializers with which it fails or is lost when it is read.</summary>
    public Serializers OnRead { get; }

    /// <summary>
    /// The assembly in which alone the fault is certain: others see the type through a reference assembly, which may leave out the private member
    /// that mends it. Null where it is certain everywhere.
    /// </summary>
    public string? OnlyIn { get; init; }
}
