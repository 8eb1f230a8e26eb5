using System;

namespace Perdure.Facts.Summaries;

/// <summary>One edge of the call graph, out of a method or a field.</summary>
internal readonly struct Edge : IEquatable<Edge>
{
    public Edge(EdgeTarget target, int index, bool isVirtual = false, ReceiverKind receiver = ReceiverKind.Unknown, int receiverIndex = 0, bool isPossible = false)
    {
        Target = target;
        Index = index;
        IsVirtual = isVirtual;
        Receiver = receiver;
        ReceiverIndex = receiverIndex;
        IsPossible = isPossible;
    }

    public EdgeTarget Target { get; }

    public int Index { get; }

    /// <summary>Whether the target is chosen by the type of the receiver.</summary>
    public bool IsVirtual { get; }

    public ReceiverKind Receiver { get; }

    public int ReceiverIndex { get; }

    /// <summary>Whether it is not certain that the target runs when the source does.</summary>
    public bool IsPossible { get; }

    public Edge AsPossible() => new(Target, Index, IsVirtual, Receiver, ReceiverIndex, isPossible: true);

    public bool Equals(Edge other)
    {
        return Target == other.Target && Index == other.Index && IsVirtual == other.IsVirtual && Receiver == other.Receiver
            && ReceiverIndex == other.ReceiverIndex && IsPossible == other.IsPossible;
    }

    public override bool Equals(object? obj) => obj is Edge other && Equals(other);

    public override int GetHashCode()
    {
        return (Index * 397) ^ (ReceiverIndex * 31) ^ ((int)Receiver << 4) ^ ((int)Target << 2) ^ (IsVirtual ? 2 : 0) ^ (IsPossible ? 1 : 0);
    }
}
