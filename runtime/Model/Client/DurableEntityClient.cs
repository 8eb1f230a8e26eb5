namespace Perdure.Client.Entities;

/// <summary>What a program can do with entities.</summary>
/// <param name="name">The name of the client.</param>
public abstract class DurableEntityClient(string name)
{
    /// <summary>The name of the client.</summary>
    public string Name { get; } = name;

    /// <summary>Sends an operation to an entity.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">When to deliver it.</param>
    /// <param name="cancellation">Gives up sending.</param>
    /// <returns>A task that completes when the signal is stored; the operation has then not necessarily run.</returns>
    public abstract Task SignalEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        SignalEntityOptions? options = null,
        CancellationToken cancellation = default);

    /// <summary>Sends an operation to an entity.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="options">When to deliver it.</param>
    /// <param name="cancellation">Gives up sending.</param>
    /// <returns>A task that completes when the signal is stored.</returns>
    public virtual Task SignalEntityAsync(
        EntityInstanceId id, string operationName, SignalEntityOptions options, CancellationToken cancellation = default) =>
        SignalEntityAsync(id, operationName, null, options, cancellation);

    /// <summary>Sends an operation to an entity.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="cancellation">Gives up sending.</param>
    /// <returns>A task that completes when the signal is stored.</returns>
    public virtual Task SignalEntityAsync(EntityInstanceId id, string operationName, CancellationToken cancellation) =>
        SignalEntityAsync(id, operationName, null, null, cancellation);

    /// <summary>Gives an entity.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="includeState">Whether to fetch its state.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The entity, or null when it does not exist.</returns>
    public abstract Task<EntityMetadata?> GetEntityAsync(
        EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default);

    /// <summary>Gives an entity with its state.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The entity, or null when it does not exist.</returns>
    public virtual Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, CancellationToken cancellation) =>
        GetEntityAsync(id, includeState: true, cancellation);

    /// <summary>Gives an entity.</summary>
    /// <typeparam name="T">The type of its state.</typeparam>
    /// <param name="id">The entity.</param>
    /// <param name="includeState">Whether to fetch its state.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The entity, or null when it does not exist.</returns>
    public abstract Task<EntityMetadata<T>?> GetEntityAsync<T>(
        EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default);

    /// <summary>Gives an entity with its state.</summary>
    /// <typeparam name="T">The type of its state.</typeparam>
    /// <param name="id">The entity.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The entity, or null when it does not exist.</returns>
    public virtual Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, CancellationToken cancellation) =>
        GetEntityAsync<T>(id, includeState: true, cancellation);

    /// <summary>Gives the entities that a filter selects.</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <returns>The entities.</returns>
    public abstract AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null);

    /// <summary>Gives the entities that a filter selects.</summary>
    /// <typeparam name="T">The type of their states.</typeparam>
    /// <param name="filter">The filter; null for all.</param>
    /// <returns>The entities.</returns>
    public abstract AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null);

    /// <summary>Cleans the storage of entities.</summary>
    /// <param name="request">What to clean; null for everything.</param>
    /// <param name="continueUntilComplete">Whether to go on until all is done.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What was cleaned.</returns>
    public abstract Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest? request = null, bool continueUntilComplete = true, CancellationToken cancellation = default);
}
