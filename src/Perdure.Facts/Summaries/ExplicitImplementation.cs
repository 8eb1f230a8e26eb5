namespace Perdure.Facts.Summaries;

/// <summary>A method that implements a slot which the metadata names, rather than one of its own name.</summary>
internal readonly struct ExplicitImplementation
{
    public ExplicitImplementation(int body, Edge slot)
    {
        Body = body;
        Slot = slot;
    }

    /// <summary>The index of the method.</summary>
    public int Body { get; }

    /// <summary>The slot: a method of this assembly or a member of another.</summary>
    public Edge Slot { get; }
}
