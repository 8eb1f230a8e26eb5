using System.Diagnostics.CodeAnalysis;

namespace Perdure.Entities;

/// <summary>What an orchestrator can do with entities.</summary>
public abstract class TaskOrchestrationEntityFeature
{
    /// <summary>Calls an operation and waits for its result.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    /// <exception cref="EntityOperationFailedException">The operation failed.</exception>
    /// <exception cref="InvalidOperationException">The call breaks a rule of the critical section.</exception>
    public abstract Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null);

    /// <summary>Calls an operation and waits for its result.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    public virtual Task<TResult> CallEntityAsync<TResult>(EntityInstanceId id, string operationName, CallEntityOptions? options) =>
        CallEntityAsync<TResult>(id, operationName, null, options);

    /// <summary>Calls an operation and waits for its end.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Options.</param>
    /// <returns>A task that completes when the operation has ended.</returns>
    /// <exception cref="EntityOperationFailedException">The operation failed.</exception>
    /// <exception cref="InvalidOperationException">The call breaks a rule of the critical section.</exception>
    public abstract Task CallEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null);

    /// <summary>Calls an operation and waits for its end.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="options">Options.</param>
    /// <returns>A task that completes when the operation has ended.</returns>
    public virtual Task CallEntityAsync(EntityInstanceId id, string operationName, CallEntityOptions? options) =>
        CallEntityAsync(id, operationName, null, options);

    /// <summary>Sends an operation without waiting for it.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">When to deliver it.</param>
    /// <returns>A completed task.</returns>
    /// <exception cref="InvalidOperationException">The entity is locked by this orchestration.</exception>
    public abstract Task SignalEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null);

    /// <summary>Sends an operation without waiting for it.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operationName">The operation.</param>
    /// <param name="options">When to deliver it.</param>
    /// <returns>A completed task.</returns>
    public virtual Task SignalEntityAsync(EntityInstanceId id, string operationName, SignalEntityOptions? options) =>
        SignalEntityAsync(id, operationName, null, options);

    /// <summary>Locks entities: a critical section begins in which only this orchestration reaches them.</summary>
    /// <param name="entityIds">The entities, at least one. All are locked, in an order that cannot deadlock.</param>
    /// <returns>When all are locked: what unlocks them when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">The orchestration is in a critical section already.</exception>
    public abstract Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds);

    /// <summary>Locks entities: a critical section begins in which only this orchestration reaches them.</summary>
    /// <param name="entityIds">The entities, at least one. All are locked, in an order that cannot deadlock.</param>
    /// <returns>When all are locked: what unlocks them when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">The orchestration is in a critical section already.</exception>
    public virtual Task<IAsyncDisposable> LockEntitiesAsync(params EntityInstanceId[] entityIds) =>
        LockEntitiesAsync((IEnumerable<EntityInstanceId>)entityIds);

    /// <summary>Whether the orchestration is in a critical section.</summary>
    /// <param name="entityIds">The locked entities that are free for a call: those without one pending.</param>
    /// <returns>Whether it is.</returns>
    public abstract bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds);

    /// <summary>Whether the orchestration is in a critical section.</summary>
    /// <returns>Whether it is.</returns>
    public virtual bool InCriticalSection() => InCriticalSection(out _);
}
