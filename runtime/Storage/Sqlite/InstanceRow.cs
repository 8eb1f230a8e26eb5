namespace Perdure.Storage.Sqlite;

/// <summary>What a writer needs to know of an instance.</summary>
/// <param name="Key">The row id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">Its status.</param>
/// <param name="Generation">Its generation.</param>
/// <param name="HistoryTail">The position of the last chunk of its history; zero when it has none.</param>
/// <param name="ExecutionId">The id of its present execution.</param>
internal readonly record struct InstanceRow(
    long Key, InstanceKind Kind, OrchestrationRuntimeStatus Status, int Generation, long HistoryTail, string? ExecutionId);
