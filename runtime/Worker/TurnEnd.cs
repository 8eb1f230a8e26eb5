using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>What is left to be done when a turn has ended.</summary>
internal sealed record TurnEnd
{
    /// <summary>What the commit added to the store.</summary>
    public CommitResult? Committed { get; init; }

    /// <summary>The messages that are kept until another one lets them go on.</summary>
    public IReadOnlyList<StoredMessage> SetAside { get; init; } = [];

    /// <summary>The messages that are gone from the store, or from memory.</summary>
    public IReadOnlyList<StoredMessage> Done { get; init; } = [];

    /// <summary>The messages that the turn could not take in and that are to be offered to the next one at once.</summary>
    public List<StoredMessage>? Again { get; init; }

    /// <summary>Whether the instance may be kept in memory.</summary>
    public bool Keep { get; init; }
}
