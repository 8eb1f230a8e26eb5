namespace Perdure.Storage.Writes;

/// <summary>Removes orchestrations that have ended, and entities.</summary>
internal sealed class PurgeWrite(IReadOnlyCollection<string> instanceIds, DateTime now, IEventEncoder encoder) : StoreWrite<int>(encoder)
{
    /// <inheritdoc/>
    protected override int Apply(IStoreTables tables, Delivery delivery)
    {
        var purged = 0;
        foreach (var instanceId in instanceIds)
        {
            if (tables.FindInstance(instanceId) is { } row
                && (row.HasEnded || (row.Kind == InstanceKind.Entity && row.LockedBy is null && !tables.HasBacklog(row.Key))))
            {
                delivery.Remove(row, now);
                purged++;
            }
        }

        return purged;
    }
}
