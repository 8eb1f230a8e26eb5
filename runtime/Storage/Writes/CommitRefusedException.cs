namespace Perdure.Storage.Writes;

/// <summary>A commit rests on something that is no longer so. Never leaves the store: it becomes the commit's outcome.</summary>
internal sealed class CommitRefusedException(CommitOutcome outcome) : Exception("The commit rests on something that is no longer so.")
{
    /// <summary>Gets what the commit was refused for.</summary>
    public CommitOutcome Outcome { get; } = outcome;
}
