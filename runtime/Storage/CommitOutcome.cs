namespace Perdure.Storage;

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>It is durable.</summary>
    Committed,

    /// <summary>Nothing was applied: the instance has changed or is gone.</summary>
    InstanceChanged,

    /// <summary>Nothing was applied: a message was taken in by an earlier turn.</summary>
    MessageGone,
}
