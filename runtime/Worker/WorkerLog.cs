using Microsoft.Extensions.Logging;

namespace Perdure.Worker;

/// <summary>What the worker writes to the log. The event ids are part of the interface: filters and alerts rest on them.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(100, LogLevel.Information, "The worker has started on the store in {Store}.")]
    public static partial void WorkerStarted(ILogger logger, string store);

    [LoggerMessage(101, LogLevel.Information, "Another worker is at work on the store in {Store}. This one stands by and takes over when that one ends.")]
    public static partial void WorkerStandsBy(ILogger logger, string store);

    [LoggerMessage(102, LogLevel.Information, "The worker has stopped.")]
    public static partial void WorkerStopped(ILogger logger);

    [LoggerMessage(103, LogLevel.Warning, "{Count} activities have not ended in the time given for the shutdown. They are run again at the next start.")]
    public static partial void ActivitiesCutShort(ILogger logger, int count);

    [LoggerMessage(110, LogLevel.Error, "The store cannot be read. It is tried again in a second.")]
    public static partial void StoreUnreadable(ILogger logger, Exception error);

    [LoggerMessage(111, LogLevel.Error, "A turn of '{InstanceId}' could not be completed. Nothing of it has happened; it is tried again in {Delay}.")]
    public static partial void TurnFailed(ILogger logger, Exception error, string instanceId, TimeSpan delay);

    [LoggerMessage(119, LogLevel.Debug, "Orchestration '{Name}' (instance '{InstanceId}') has started.")]
    public static partial void OrchestrationStarted(ILogger logger, string name, string instanceId);

    [LoggerMessage(120, LogLevel.Information, "Orchestration '{Name}' (instance '{InstanceId}') has ended: {Status}.")]
    public static partial void OrchestrationEnded(ILogger logger, string name, string instanceId, OrchestrationRuntimeStatus status);

    [LoggerMessage(121, LogLevel.Error, "Orchestration '{Name}' (instance '{InstanceId}') is not deterministic and is suspended until it is resumed: {Finding}")]
    public static partial void OrchestrationHeld(ILogger logger, string name, string instanceId, string? finding);

    [LoggerMessage(122, LogLevel.Warning, "Orchestration '{Name}' (instance '{InstanceId}'): {Warning}")]
    public static partial void ReplayWarning(ILogger logger, string name, string instanceId, string warning);

    [LoggerMessage(
        123,
        LogLevel.Warning,
        "Orchestration '{Name}' (instance '{InstanceId}') is of version '{Version}', which this worker does not run. It waits for a worker that does.")]
    public static partial void VersionRejected(ILogger logger, string name, string instanceId, string? version);

    [LoggerMessage(124, LogLevel.Warning, "Orchestration '{Name}' (instance '{InstanceId}') has failed: {Reason}")]
    public static partial void OrchestrationFailed(ILogger logger, string name, string instanceId, string? reason);

    [LoggerMessage(128, LogLevel.Debug, "Activity '{Name}' of '{InstanceId}' (call {TaskId}) has started.")]
    public static partial void ActivityStarted(ILogger logger, string name, string instanceId, int taskId);

    [LoggerMessage(129, LogLevel.Debug, "Activity '{Name}' of '{InstanceId}' (call {TaskId}) has completed.")]
    public static partial void ActivityCompleted(ILogger logger, string name, string instanceId, int taskId);

    [LoggerMessage(130, LogLevel.Warning, "Activity '{Name}' of '{InstanceId}' (call {TaskId}) has failed: {Reason}")]
    public static partial void ActivityFailed(ILogger logger, Exception? error, string name, string instanceId, int taskId, string reason);

    [LoggerMessage(131, LogLevel.Error, "Activity '{Name}' of '{InstanceId}' could not be run. It is tried again in a second.")]
    public static partial void ActivityNotRun(ILogger logger, Exception error, string name, string instanceId);

    [LoggerMessage(150, LogLevel.Information, "{Count} orchestrations that ended before {Before} have been purged.")]
    public static partial void Purged(ILogger logger, int count, DateTime before);
}
