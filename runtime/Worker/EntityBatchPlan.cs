using Perdure.History;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>
/// Sorts the messages of an entity into those that can be taken in now and those that have to wait for its lock. While it is locked only
/// the calls of the orchestration that holds the lock go through; when it is unlocked, those that waited come next, in their order.
/// </summary>
internal sealed class EntityBatchPlan
{
    private readonly int _maximumOperations;

    /// <summary>Initializes a new instance of the <see cref="EntityBatchPlan"/> class.</summary>
    /// <param name="lockedBy">The orchestration that holds the lock.</param>
    /// <param name="lockId">Its critical section.</param>
    /// <param name="maximumOperations">How many operations are taken in at most.</param>
    public EntityBatchPlan(string? lockedBy, string? lockId, int maximumOperations)
    {
        LockedBy = lockedBy;
        LockId = lockId;
        _maximumOperations = maximumOperations;
    }

    /// <summary>The orchestration that holds the lock in the end.</summary>
    public string? LockedBy { get; private set; }

    /// <summary>Its critical section.</summary>
    public string? LockId { get; private set; }

    /// <summary>The operations to run, in order.</summary>
    public List<HistoryEvent> Operations { get; } = [];

    /// <summary>The lock requests that are granted, in order.</summary>
    public List<EntityLockRequestedEvent> Granted { get; } = [];

    /// <summary>The messages that are taken in.</summary>
    public List<StoredMessage> Consumed { get; } = [];

    /// <summary>The messages that wait for the lock.</summary>
    public List<StoredMessage> Deferred { get; private set; } = [];

    /// <summary>The messages that no longer fit; null when all did.</summary>
    public List<StoredMessage>? Rest { get; private set; }

    /// <summary>Sorts messages.</summary>
    /// <param name="messages">The messages, in order.</param>
    /// <param name="ownerLives">Tells whether an orchestration that asks for the lock has not ended.</param>
    /// <returns>A task that completes when they are sorted.</returns>
    public async ValueTask AddAsync(List<StoredMessage> messages, Func<string, ValueTask<bool>> ownerLives)
    {
        var queue = new LinkedList<StoredMessage>(messages);
        while (queue.First is { } node)
        {
            if (Operations.Count >= _maximumOperations)
            {
                Rest = [.. Deferred, .. queue];
                Deferred = [];
                return;
            }

            var message = node.Value;
            queue.RemoveFirst();
            switch (message.Event)
            {
                case EntityUnlockSentEvent unlock:
                    Unlock(message, unlock, queue);
                    break;
                case EntityLockRequestedEvent request:
                    await LockAsync(message, request, ownerLives).ConfigureAwait(false);
                    break;
                case EntityOperationCalledEvent or EntityOperationSignaledEvent when LockedBy is null || IsOfOwner(message.Event):
                    Operations.Add(message.Event);
                    Consumed.Add(message);
                    break;
                case EntityOperationCalledEvent or EntityOperationSignaledEvent:
                    Deferred.Add(message);
                    break;
                default:
                    Consumed.Add(message);
                    break;
            }
        }
    }

    private bool IsOfOwner(HistoryEvent operation) => operation is EntityOperationCalledEvent called && called.ParentInstanceId == LockedBy;

    private void Unlock(StoredMessage message, EntityUnlockSentEvent unlock, LinkedList<StoredMessage> queue)
    {
        Consumed.Add(message);

        // A release also withdraws a request that still waits.
        Withdraw(Deferred, unlock.CriticalSectionId);
        if (LockId != unlock.CriticalSectionId)
        {
            return;
        }

        (LockedBy, LockId) = (null, null);
        for (var i = Deferred.Count - 1; i >= 0; i--)
        {
            queue.AddFirst(Deferred[i]);
        }

        Deferred = [];
    }

    private void Withdraw(List<StoredMessage> waiting, string criticalSection)
    {
        for (var i = waiting.Count - 1; i >= 0; i--)
        {
            if (waiting[i].Event is EntityLockRequestedEvent request && request.CriticalSectionId == criticalSection)
            {
                Consumed.Add(waiting[i]);
                waiting.RemoveAt(i);
            }
        }
    }

    private async ValueTask LockAsync(StoredMessage message, EntityLockRequestedEvent request, Func<string, ValueTask<bool>> ownerLives)
    {
        if (LockedBy is not null)
        {
            Deferred.Add(message);
            return;
        }

        Consumed.Add(message);
        if (request.ParentInstanceId is { } owner && await ownerLives(owner).ConfigureAwait(false))
        {
            (LockedBy, LockId) = (owner, request.CriticalSectionId);
            Granted.Add(request);
        }
    }
}
