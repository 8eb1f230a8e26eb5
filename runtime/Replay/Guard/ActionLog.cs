using Perdure.History;

namespace Perdure.Replay.Guard;

/// <summary>
/// The actions of a generation in their order: on replay it compares each with what history holds under its number, and past the end of
/// history it collects what is to be done.
/// </summary>
internal sealed class ActionLog
{
    private readonly List<HistoryEvent> _unsent = [];
    private HistoryEvent?[] _recorded = [];

    /// <summary>The number of the next action.</summary>
    public int NextId { get; private set; }

    /// <summary>The actions that no turn has emitted yet.</summary>
    public IReadOnlyList<HistoryEvent> Unsent => _unsent;

    /// <summary>Sets what a replay is compared with.</summary>
    /// <param name="past">The history.</param>
    public void Expect(IReadOnlyList<HistoryEvent> past)
    {
        var recorded = new List<HistoryEvent?>();
        for (var i = 0; i < past.Count; i++)
        {
            if (!IsAction(past[i]) || past[i].EventId < 0)
            {
                continue;
            }

            while (recorded.Count <= past[i].EventId)
            {
                recorded.Add(null);
            }

            recorded[past[i].EventId] = past[i];
        }

        _recorded = [.. recorded];
    }

    /// <summary>Forgets the history that a replay was compared with.</summary>
    public void EndReplay() => _recorded = [];

    /// <summary>Takes the next number.</summary>
    /// <param name="recorded">What history holds under it; null when it is new.</param>
    public void Take(out HistoryEvent? recorded)
    {
        recorded = NextId < _recorded.Length ? _recorded[NextId] : null;
        NextId++;
    }

    /// <summary>Adds a new action.</summary>
    /// <param name="action">The action.</param>
    public void Add(HistoryEvent action) => _unsent.Add(action);

    /// <summary>Forgets the actions that a turn emits.</summary>
    public void ClearUnsent() => _unsent.Clear();

    /// <summary>The first recorded action that the replay has not asked for; null when there is none.</summary>
    /// <returns>The event.</returns>
    public HistoryEvent? FirstMissing()
    {
        for (var i = NextId; i < _recorded.Length; i++)
        {
            if (_recorded[i] is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    /// <summary>Whether an event records something that the orchestrator asked for.</summary>
    /// <param name="e">The event.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsAction(HistoryEvent e) => e
        is TaskScheduledEvent
        or TimerCreatedEvent
        or SubOrchestrationInstanceCreatedEvent
        or EventSentEvent
        or EntityOperationCalledEvent
        or EntityOperationSignaledEvent
        or EntityLockRequestedEvent
        or EntityUnlockSentEvent;
}
