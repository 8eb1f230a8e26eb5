using Perdure.History;
using Perdure.Storage;

namespace Perdure.Client;

/// <summary>A client for entities that works on the store directly.</summary>
internal sealed class LocalDurableEntityClient(string name, IOrchestrationStore store, DataConverter converter, TimeProvider time) : DurableEntityClient(name)
{
    private const int CleaningPageSize = 500;

    /// <inheritdoc/>
    public override async Task SignalEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id.Name, nameof(id));
        ArgumentException.ThrowIfNullOrEmpty(operationName);
        await store.OpenAsync(cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow().UtcDateTime;
        var signal = new EntityOperationSignaledEvent(
            -1, now, Guid.NewGuid().ToString(), operationName, converter.Serialize(input), options?.SignalTime?.UtcDateTime, id.ToString());
        await store.SendAsync(new MessageToDeliver(id.ToString(), signal) { EntityName = id.Name, DueAt = signal.ScheduledTime })
            .WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
    {
        var found = await FindAsync(id, cancellation).ConfigureAwait(false);
        return found?.Payloads?.EntityState is { } state
            ? await MetadataAsync(found, includeState ? new SerializedData(state, converter) : null, includeState, cancellation).ConfigureAwait(false)
            : null;
    }

    /// <inheritdoc/>
    public override async Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
    {
        var found = await FindAsync(id, cancellation).ConfigureAwait(false);
        return found?.Payloads?.EntityState is { } state
            ? await MetadataAsync(found, includeState ? converter.Deserialize<T>(state) : default, includeState, cancellation).ConfigureAwait(false)
            : null;
    }

    /// <inheritdoc/>
    public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) => Query<EntityMetadata>(
        filter,
        (entity, includeState, cancellation) => MetadataAsync(
            entity, includeState && entity.Payloads?.EntityState is { } state ? new SerializedData(state, converter) : null, includeState, cancellation));

    /// <inheritdoc/>
    public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) => Query<EntityMetadata<T>>(
        filter,
        (entity, includeState, cancellation) => MetadataAsync(
            entity, includeState && entity.Payloads?.EntityState is { } state ? converter.Deserialize<T>(state) : default, includeState, cancellation));

    /// <inheritdoc/>
    public override async Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest? request = null, bool continueUntilComplete = true, CancellationToken cancellation = default)
    {
        var what = request ?? CleanEntityStorageRequest.Default;
        await store.OpenAsync(cancellation).ConfigureAwait(false);
        var (removed, released) = (0, 0);
        var token = what.ContinuationToken;
        do
        {
            var page = await store.QueryAsync(
                new InstanceFilter { Kind = InstanceKind.Entity, AfterKey = ContinuationToken.Read(token), PageSize = CleaningPageSize, WithPayloads = true },
                cancellation).ConfigureAwait(false);
            if (what.ReleaseOrphanedLocks)
            {
                foreach (var entity in page.Instances.Where(e => e.LockedBy is not null))
                {
                    released += await ReleaseIfOrphanedAsync(entity, cancellation).ConfigureAwait(false) ? 1 : 0;
                }
            }

            if (what.RemoveEmptyEntities)
            {
                var empty = page.Instances.Where(e => e.LockedBy is null && e.Payloads?.EntityState is null).Select(e => e.InstanceId).ToList();
                removed += empty.Count == 0 ? 0 : await store.PurgeEmptyEntitiesAsync(empty).ConfigureAwait(false);
            }

            token = ContinuationToken.Write(page.LastKey);
        }
        while (continueUntilComplete && token is not null);
        return new CleanEntityStorageResult { EmptyEntitiesRemoved = removed, OrphanedLocksReleased = released, ContinuationToken = token };
    }

    private async Task<InstanceRecord?> FindAsync(EntityInstanceId id, CancellationToken cancellation)
    {
        await store.OpenAsync(cancellation).ConfigureAwait(false);
        return await store.GetAsync(id.ToString(), true, cancellation).ConfigureAwait(false);
    }

    private AsyncPageable<T> Query<T>(EntityQuery? filter, Func<InstanceRecord, bool, CancellationToken, Task<T>> select)
        where T : notnull
    {
        var query = filter ?? new EntityQuery();
        return Pageable.Create<T>(async (token, pageSize, cancellation) =>
        {
            await store.OpenAsync(cancellation).ConfigureAwait(false);
            var page = await store.QueryAsync(
                new InstanceFilter
                {
                    Kind = InstanceKind.Entity,
                    InstanceIdPrefix = query.InstanceIdStartsWith,
                    UpdatedFrom = query.LastModifiedFrom?.UtcDateTime,
                    UpdatedTo = query.LastModifiedTo?.UtcDateTime,
                    AfterKey = ContinuationToken.Read(token ?? query.ContinuationToken),
                    PageSize = pageSize ?? query.PageSize,
                    WithPayloads = true,
                },
                cancellation).ConfigureAwait(false);
            var entities = new List<T>();
            foreach (var entity in page.Instances)
            {
                if (entity.Payloads?.EntityState is not null || (query.IncludeTransient && await IsInUseAsync(entity, cancellation).ConfigureAwait(false)))
                {
                    entities.Add(await select(entity, query.IncludeState, cancellation).ConfigureAwait(false));
                }
            }

            return new Page<T>(entities, ContinuationToken.Write(page.LastKey));
        });
    }

    private async Task<bool> IsInUseAsync(InstanceRecord entity, CancellationToken cancellation) =>
        entity.LockedBy is not null || await store.CountBacklogAsync(entity.Key, cancellation).ConfigureAwait(false) > 0;

    private async Task<bool> ReleaseIfOrphanedAsync(InstanceRecord entity, CancellationToken cancellation)
    {
        var owner = await store.GetAsync(entity.LockedBy!, false, cancellation).ConfigureAwait(false);
        if (owner is not null && !owner.Status.IsTerminal())
        {
            return false;
        }

        var unlock = new EntityUnlockSentEvent(-1, time.GetUtcNow().UtcDateTime, entity.LockId ?? string.Empty, entity.LockedBy, entity.InstanceId);
        return await store.SendAsync(new MessageToDeliver(entity.InstanceId, unlock)).ConfigureAwait(false);
    }

    private async Task<EntityMetadata> MetadataAsync(InstanceRecord entity, SerializedData? state, bool includeState, CancellationToken cancellation) =>
        new(EntityInstanceId.FromString(entity.InstanceId), state, includeState)
        {
            LastModifiedTime = new DateTimeOffset(entity.LastUpdatedAt),
            LockedBy = entity.LockedBy,
            BacklogQueueSize = await store.CountBacklogAsync(entity.Key, cancellation).ConfigureAwait(false),
        };

    private async Task<EntityMetadata<T>> MetadataAsync<T>(InstanceRecord entity, T? state, bool includeState, CancellationToken cancellation) =>
        new(EntityInstanceId.FromString(entity.InstanceId), state, includeState)
        {
            LastModifiedTime = new DateTimeOffset(entity.LastUpdatedAt),
            LockedBy = entity.LockedBy,
            BacklogQueueSize = await store.CountBacklogAsync(entity.Key, cancellation).ConfigureAwait(false),
        };
}
