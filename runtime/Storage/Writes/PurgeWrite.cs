namespace Perdure.Storage.Writes;

/// <summary>Removes orchestrations that have ended, and entities.</summary>
/// <param name="instanceIds">Their ids.</param>
/// <param name="onlyEmptyEntities">Whether only entities without state are removed, and nothing else.</param>
/// <param name="now">The time, UTC.</param>
/// <param name="encoder">Encodes events for the store.</param>
internal sealed class PurgeWrite(IReadOnlyCollection<string> instanceIds, bool onlyEmptyEntities, DateTime now, IEventEncoder encoder) : StoreWrite<int>(encoder)
{
    private IReadOnlySet<long>? _backlogs;

    /// <inheritdoc/>
    protected override int Apply(IStoreTables tables, Delivery delivery)
    {
        var purged = 0;
        _backlogs = null;
        foreach (var instanceId in instanceIds)
        {
            if (tables.FindInstance(instanceId) is { } row && (row.Kind == InstanceKind.Orchestration ? row.HasEnded && !onlyEmptyEntities : CanRemove(row, tables)))
            {
                delivery.Remove(row, now);
                purged++;
            }
        }

        return purged;
    }

    private bool CanRemove(InstanceRow entity, IStoreTables tables) =>
        entity.LockedBy is null && !(onlyEmptyEntities && tables.HasState(entity.Key)) && !(_backlogs ??= tables.FindBacklogs()).Contains(entity.Key);
}
