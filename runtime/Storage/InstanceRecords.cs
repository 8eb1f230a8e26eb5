namespace Perdure.Storage;

/// <summary>Makes the records of instances that have just come into being.</summary>
internal static class InstanceRecords
{
    /// <summary>Describes an orchestration before its first turn.</summary>
    /// <param name="creation">The orchestration.</param>
    /// <param name="key">The store's key.</param>
    /// <returns>The record, with payloads.</returns>
    public static InstanceRecord Created(InstanceCreation creation, long key) => new()
    {
        Key = key,
        InstanceId = creation.InstanceId,
        Kind = InstanceKind.Orchestration,
        Name = creation.Name,
        Version = creation.Version,
        ExecutionId = creation.ExecutionId,
        ParentInstanceId = creation.ParentInstanceId,
        Status = OrchestrationRuntimeStatus.Pending,
        CreatedAt = creation.CreatedAt,
        LastUpdatedAt = creation.CreatedAt,
        ScheduledStartAt = creation.StartAt,
        Payloads = new InstancePayloads { Input = creation.Input, Tags = creation.Tags },
    };
}
