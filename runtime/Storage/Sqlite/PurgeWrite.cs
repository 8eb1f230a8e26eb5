namespace Perdure.Storage.Sqlite;

/// <summary>Removes orchestrations that have ended, and entities.</summary>
internal sealed class PurgeWrite(IReadOnlyCollection<string> instanceIds, DateTime now) : SqliteStoreWrite<int>
{
    /// <inheritdoc/>
    protected override int Apply(SqliteStatements statements, SqliteDelivery delivery)
    {
        var purged = 0;
        foreach (var instanceId in instanceIds)
        {
            if (statements.FindInstance(instanceId) is not { } row)
            {
                continue;
            }

            if (row.Kind == InstanceKind.Orchestration ? row.Status.IsTerminal() : !statements.HasBacklog(row.Key))
            {
                delivery.Remove(row, instanceId, now);
                purged++;
            }
        }

        return purged;
    }
}
