namespace Perdure.Storage;

/// <summary>Errors that all stores report in the same words.</summary>
internal static class StoreErrors
{
    /// <summary>An orchestration cannot be created because its id is taken.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="status">The status of the one that has it.</param>
    /// <returns>The exception to throw.</returns>
    public static OrchestrationAlreadyExistsException AlreadyExists(string instanceId, OrchestrationRuntimeStatus status) => new(
        $"An orchestration with the instance id '{instanceId}' exists already and is {status}. " +
        "Use another instance id, or leave this status out of 'DedupeStatuses' to have it replaced.");
}
