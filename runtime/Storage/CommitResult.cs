namespace Perdure.Storage;

/// <summary>What became of a commit.</summary>
/// <param name="Outcome">Whether it was applied.</param>
/// <param name="Activities">The activities that it added, in the order given.</param>
/// <param name="Messages">The messages that it delivered at once; those to nobody are missing.</param>
public sealed record CommitResult(CommitOutcome Outcome, IReadOnlyList<StoredActivity> Activities, IReadOnlyList<StoredMessage> Messages)
{
    /// <summary>Gets the timers that it set, by the number of their creation, with the numbers of their messages; null for none.</summary>
    public IReadOnlyList<KeyValuePair<int, long>>? Timers { get; init; }

    /// <summary>Gets when the earliest message that it put off becomes due, UTC.</summary>
    public DateTime? NextDueAt { get; init; }
}
