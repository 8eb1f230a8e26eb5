namespace Perdure.Facts.Graph;

/// <summary>How a node reaches a sink of one rule: the next step, and the sink at the end.</summary>
internal readonly struct Reach
{
    public Reach(int distance, int next, Seed? seed, bool isPossible)
    {
        Distance = distance;
        Next = next;
        Seed = seed;
        IsPossible = isPossible;
    }

    /// <summary>The number of steps to the sink; zero where the node does not reach one.</summary>
    public int Distance { get; }

    /// <summary>The next node, where <see cref="Seed"/> is null.</summary>
    public int Next { get; }

    /// <summary>The use of the sink, in the last node.</summary>
    public Seed? Seed { get; }

    public bool IsPossible { get; }

    public bool IsReached => Distance > 0;
}
