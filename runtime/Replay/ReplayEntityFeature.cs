using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Perdure.History;
using Perdure.Replay.Pending;

namespace Perdure.Replay;

/// <summary>What orchestrators do with entities: calls, signals, and locks that all entities of a critical section share.</summary>
/// <param name="session">The session.</param>
internal sealed class ReplayEntityFeature(OrchestrationSession session) : TaskOrchestrationEntityFeature
{
    private HashSet<EntityInstanceId>? _busy;
    private string? _criticalSectionId;
    private EntityInstanceId[] _locked = [];
    private bool _isGranted;

    private DataConverter Converter => session.Options.DataConverter;

    /// <inheritdoc/>
    public override Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null) =>
        CallAsync<TResult>(id, operationName, input, ignoresResult: false);

    /// <inheritdoc/>
    public override Task CallEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null) =>
        CallAsync<object?>(id, operationName, input, ignoresResult: true);

    /// <inheritdoc/>
    public override Task SignalEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        ThrowIfInvalid(id, operationName);
        session.ThrowIfOffThread();
        if (Array.IndexOf(_locked, id) >= 0)
        {
            return Task.FromException(new InvalidOperationException("Must not signal a locked entity from a critical section."));
        }

        var data = Converter.Serialize(input);
        var requestId = NewId();
        session.Add(new EntityOperationSignaledEvent(
            session.NextActionId,
            session.CurrentUtcDateTime,
            requestId,
            operationName,
            data,
            options?.SignalTime?.UtcDateTime,
            id.ToString()));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds)
    {
        ArgumentNullException.ThrowIfNull(entityIds);
        session.ThrowIfOffThread();
        var entities = entityIds.Distinct()
            .OrderBy(id => id.Name, StringComparer.Ordinal)
            .ThenBy(id => id.Key, StringComparer.Ordinal)
            .ToArray();
        if (entities.Length == 0)
        {
            throw new ArgumentException("The list of entities to lock is empty.", nameof(entityIds));
        }

        if (_criticalSectionId is not null)
        {
            return Task.FromException<IAsyncDisposable>(
                new InvalidOperationException("Must not enter another critical section from within a critical section."));
        }

        var sectionId = NewId();
        var action = session.Add(new EntityLockRequestedEvent(
            session.NextActionId,
            session.CurrentUtcDateTime,
            sectionId,
            [.. entities.Select(id => id.ToString())],
            0,
            session.Start.InstanceId,
            session.Start.ExecutionId));
        if (action is null)
        {
            return new TaskCompletionSource<IAsyncDisposable>().Task;
        }

        // The id in history is the one by which the entities know the section.
        _criticalSectionId = action.CriticalSectionId;
        _locked = entities;
        var grant = new PendingCall<IAsyncDisposable?>(action, ignoresResult: true);
        session.EntityRequests.Add(_criticalSectionId, new PendingEntityRequest(grant, null));
        return EnterAsync(grant.Task, _criticalSectionId);
    }

    /// <inheritdoc/>
    public override bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds)
    {
        entityIds = _isGranted ? [.. _locked.Where(id => _busy?.Contains(id) != true)] : null;
        return _isGranted;
    }

    /// <summary>Whether a sub-orchestration may be called at present.</summary>
    /// <returns>The error, or null when it may.</returns>
    public InvalidOperationException? SubOrchestrationError() =>
        _criticalSectionId is null ? null : new InvalidOperationException("While holding locks, cannot call suborchestrators.");

    /// <summary>Takes the answer to a call of an entity.</summary>
    /// <param name="answer">The message.</param>
    public void Deliver(EntityOperationCompletedEvent answer)
    {
        if (Close(answer.RequestId) is { } request)
        {
            request.Call.Complete(answer.Output, Converter);
        }
    }

    /// <summary>Takes the failure of a call of an entity.</summary>
    /// <param name="answer">The message.</param>
    public void Deliver(EntityOperationFailedEvent answer)
    {
        if (Close(answer.RequestId) is { Entity: { } entity, Call: { Action: EntityOperationCalledEvent called } call })
        {
            call.Fail(new EntityOperationFailedException(entity, called.Operation, answer.FailureDetails));
        }
    }

    /// <summary>Takes the grant of a lock.</summary>
    /// <param name="grant">The message.</param>
    public void Deliver(EntityLockGrantedEvent grant)
    {
        if (Close(grant.CriticalSectionId) is { } request)
        {
            _isGranted = true;
            request.Call.Complete(null, Converter);
        }
    }

    /// <summary>Releases what is locked, and withdraws what has been asked for and not granted.</summary>
    public void Release()
    {
        if (_criticalSectionId is not { } section)
        {
            return;
        }

        var entities = _locked;
        _criticalSectionId = null;
        _locked = [];
        _isGranted = false;
        _busy?.Clear();
        session.EntityRequests.Remove(section);
        foreach (var entity in entities)
        {
            session.Add(new EntityUnlockSentEvent(
                session.NextActionId, session.CurrentUtcDateTime, section, session.Start.InstanceId, entity.ToString()));
        }
    }

    /// <summary>Gives what releases the locks when the orchestrator can no longer ask for it.</summary>
    /// <returns>The messages.</returns>
    public IReadOnlyList<EntityMessage> UnlockMessages() => _criticalSectionId is not { } section
        ? []
        : [.. _locked.Select(entity => new EntityMessage(
            entity,
            new EntityUnlockSentEvent(-1, session.CurrentUtcDateTime, section, session.Start.InstanceId, entity.ToString())))];

    private static void ThrowIfInvalid(EntityInstanceId id, string operationName)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationName);
        if (id.Name is null)
        {
            throw new ArgumentException("The id of the entity is missing.", nameof(id));
        }
    }

    private Task<TResult> CallAsync<TResult>(EntityInstanceId id, string operationName, object? input, bool ignoresResult)
    {
        ThrowIfInvalid(id, operationName);
        session.ThrowIfOffThread();
        if (CallError(id) is { } error)
        {
            return Task.FromException<TResult>(new InvalidOperationException(error));
        }

        var data = Converter.Serialize(input);
        var requestId = NewId();
        var action = session.Add(new EntityOperationCalledEvent(
            session.NextActionId,
            session.CurrentUtcDateTime,
            requestId,
            operationName,
            data,
            null,
            session.Start.InstanceId,
            session.Start.ExecutionId,
            id.ToString()));
        if (action is null)
        {
            return new TaskCompletionSource<TResult>().Task;
        }

        if (_isGranted)
        {
            (_busy ??= []).Add(id);
        }

        // The id in history is the one that the answer repeats.
        var call = new PendingCall<TResult>(action, ignoresResult);
        session.EntityRequests.Add(action.RequestId, new PendingEntityRequest(call, id));
        return call.Task;
    }

    private string? CallError(EntityInstanceId id) => _criticalSectionId switch
    {
        null => null,
        _ when !_isGranted => "Must await the completion of the lock request prior to calling any entity.",
        _ when Array.IndexOf(_locked, id) < 0 =>
            "Must not call an entity from a critical section if it is not one of the locked entities.",
        _ when _busy?.Contains(id) == true =>
            "Must not call an entity from a critical section while a prior call to the same entity is still pending.",
        _ => null,
    };

    private async Task<IAsyncDisposable> EnterAsync(Task grant, string sectionId)
    {
        await grant;
        return new CriticalSection(this, sectionId);
    }

    private PendingEntityRequest? Close(string requestId)
    {
        if (!session.EntityRequests.Remove(requestId, out var request))
        {
            return null;
        }

        if (request.Entity is { } entity)
        {
            _busy?.Remove(entity);
        }

        return request;
    }

    private string NewId() => session.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    private sealed class CriticalSection(ReplayEntityFeature feature, string sectionId) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (feature._criticalSectionId == sectionId)
            {
                feature.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
