using Perdure.History;
using Perdure.Replay;

namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>An entity of the simulation: a total, a lock, and what waits for it.</summary>
internal sealed class SimulatedEntity(EntityInstanceId id)
{
    private string? _section;
    private string? _owner;

    public List<HistoryEvent> Waiting { get; } = [];

    public int Total { get; private set; }

    public bool IsLocked => _section is not null;

    /// <summary>Takes the oldest message that the lock lets through.</summary>
    /// <param name="reply">Answers an orchestration.</param>
    /// <param name="forward">Passes a lock request on to the next entity.</param>
    /// <returns>Whether there was one.</returns>
    public bool Step(Action<string, HistoryEvent> reply, Action<EntityMessage> forward)
    {
        var index = Waiting.FindIndex(Passes);
        if (index < 0)
        {
            return false;
        }

        var message = Waiting[index];
        Waiting.RemoveAt(index);
        switch (message)
        {
            case EntityOperationCalledEvent called:
                Total += int.Parse(called.Input!, System.Globalization.CultureInfo.InvariantCulture);
                reply(called.ParentInstanceId!, new EntityOperationCompletedEvent(-1, called.Timestamp, called.RequestId, null));
                break;
            case EntityOperationSignaledEvent signaled:
                Total += int.Parse(signaled.Input!, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case EntityLockRequestedEvent request:
                Lock(request, reply, forward);
                break;
            case EntityUnlockSentEvent:
                (_section, _owner) = (null, null);
                break;
        }

        return true;
    }

    private bool Passes(HistoryEvent message) => message switch
    {
        EntityUnlockSentEvent unlock => unlock.CriticalSectionId == _section,
        EntityOperationCalledEvent called when IsLocked => called.ParentInstanceId == _owner,
        _ => !IsLocked,
    };

    private void Lock(EntityLockRequestedEvent request, Action<string, HistoryEvent> reply, Action<EntityMessage> forward)
    {
        Assert.Equal(id.ToString(), request.LockSet[request.Position]);
        (_section, _owner) = (request.CriticalSectionId, request.ParentInstanceId);
        if (request.Position + 1 < request.LockSet.Count)
        {
            forward(new EntityMessage(
                EntityInstanceId.FromString(request.LockSet[request.Position + 1]), request with { Position = request.Position + 1 }));
        }
        else
        {
            reply(request.ParentInstanceId!, new EntityLockGrantedEvent(-1, request.Timestamp, request.CriticalSectionId));
        }
    }
}
