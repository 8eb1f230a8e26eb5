namespace Perdure.Client.Entities;

/// <summary>What is cleaned out of the storage of entities.</summary>
public readonly record struct CleanEntityStorageRequest
{
    /// <summary>Creates a request that cleans everything.</summary>
    public CleanEntityStorageRequest()
    {
    }

    /// <summary>A request that cleans everything. It is safe at all times.</summary>
    public static CleanEntityStorageRequest Default => new();

    /// <summary>Whether entities without state, lock and waiting operations are removed.</summary>
    public bool RemoveEmptyEntities { get; init; } = true;

    /// <summary>Whether locks are released whose orchestration no longer runs.</summary>
    public bool ReleaseOrphanedLocks { get; init; } = true;

    /// <summary>Where an earlier request ended.</summary>
    public string? ContinuationToken { get; init; }
}
