namespace Perdure.Client;

/// <summary>What a purge did.</summary>
/// <param name="count">How many instances are gone.</param>
/// <param name="isComplete">Whether nothing that was asked for is left; null when that is not known.</param>
public class PurgeResult(int count, bool? isComplete = null)
{
    /// <summary>How many instances are gone, sub-orchestrations included.</summary>
    public int PurgedInstanceCount { get; } = count;

    /// <summary>Whether nothing that was asked for is left; null when that is not known.</summary>
    public bool? IsComplete { get; } = isComplete;
}
