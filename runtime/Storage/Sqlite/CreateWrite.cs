namespace Perdure.Storage.Sqlite;

/// <summary>Creates an orchestration. The result is the status of the one that stands in the way, or null when it was created.</summary>
internal sealed class CreateWrite(InstanceCreation creation, IReadOnlyCollection<OrchestrationRuntimeStatus> dedupeStatuses)
    : SqliteStoreWrite<OrchestrationRuntimeStatus?>
{
    private readonly byte[] _start = EventJson.Write(creation.StartEvent);

    /// <inheritdoc/>
    protected override OrchestrationRuntimeStatus? Apply(SqliteStatements statements, SqliteDelivery delivery)
    {
        if (statements.FindInstance(creation.InstanceId) is { } existing)
        {
            if (dedupeStatuses.Contains(existing.Status))
            {
                return existing.Status;
            }

            delivery.Remove(existing, creation.InstanceId, creation.CreatedAt);
        }

        delivery.Create(creation, _start, creation.CreatedAt);
        return null;
    }
}
