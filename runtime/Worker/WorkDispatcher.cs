using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Perdure.History;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>
/// Brings messages to instances and activities to their executor, so many at a time. Everything is set in motion by what happens, a commit, a
/// message, a timer; nothing looks for work while there is none.
/// </summary>
internal sealed class WorkDispatcher : IWorkListener, IAsyncDisposable
{
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(30);

    private readonly IOrchestrationStore _store;
    private readonly IInstanceRunner _orchestrations;
    private readonly IInstanceRunner _entities;
    private readonly IActivityExecutor _activities;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<long, InstanceSlot> _slots = new();
    private readonly ContinuationCache _cache;
    private readonly WorkQueue<InstanceSlot> _orchestrationQueue;
    private readonly WorkQueue<InstanceSlot> _entityQueue;
    private readonly WorkQueue<StoredActivity> _activityQueue;
    private readonly StoredWorkFeed<StoredMessage> _inbox;
    private readonly StoredWorkFeed<StoredActivity> _waitingActivities;
    private readonly DueMessagePump _due;
    private readonly CancellationTokenSource _stopping = new();
    private int _runningActivities;

    /// <summary>Initializes a new instance of the <see cref="WorkDispatcher"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="orchestrations">Runs turns of orchestrations.</param>
    /// <param name="entities">Runs batches of entities.</param>
    /// <param name="activities">Runs activities.</param>
    /// <param name="limits">How much at a time, and how much memory.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public WorkDispatcher(
        IOrchestrationStore store,
        IInstanceRunner orchestrations,
        IInstanceRunner entities,
        IActivityExecutor activities,
        WorkerLimits limits,
        TimeProvider time,
        ILogger logger)
    {
        _store = store;
        _orchestrations = orchestrations;
        _entities = entities;
        _activities = activities;
        _time = time;
        _logger = logger;
        _cache = new ContinuationCache(limits.CachedHistoryEvents);
        _orchestrationQueue = new WorkQueue<InstanceSlot>(limits.ConcurrentOrchestrations, slot => RunAsync(slot, _orchestrations, _orchestrationQueue!), limits.InFlight);
        _entityQueue = new WorkQueue<InstanceSlot>(limits.ConcurrentEntities, slot => RunAsync(slot, _entities, _entityQueue!), limits.InFlight);
        _activityQueue = new WorkQueue<StoredActivity>(limits.ConcurrentActivities, RunAsync, limits.InFlight);
        _inbox = new StoredWorkFeed<StoredMessage>(
            limits.WaitingMessages, static m => m.Key.Sequence, (after, limit) => store.ReadInboxAsync(after, limit), Deliver, Unreadable, limits.InFlight);
        _waitingActivities = new StoredWorkFeed<StoredActivity>(
            limits.WaitingActivities, static a => a.Sequence, (after, limit) => store.ReadActivitiesAsync(after, limit), a => _activityQueue.Enqueue(a), Unreadable, limits.InFlight);
        _due = new DueMessagePump(store, time, Deliver, Unreadable, limits.InFlight);
    }

    /// <summary>How many orchestrations are kept in memory between turns.</summary>
    public int CachedInstances => _cache.Count;

    /// <summary>Takes up the work that waits in the store.</summary>
    public void Start()
    {
        _inbox.Rescan();
        _waitingActivities.Rescan();
        _due.Rescan();
    }

    /// <inheritdoc/>
    public void MessagesArrived(IReadOnlyList<StoredMessage> messages) => _inbox.Offer(messages);

    /// <inheritdoc/>
    public void MessageScheduled(DateTime dueAt) => _due.Schedule(dueAt);

    /// <inheritdoc/>
    public void StoreChanged()
    {
        _inbox.Rescan();
        _due.Rescan();
    }

    /// <summary>Ends the work: begins nothing new, waits for activities and turns that run, and cancels the activities when time is up.</summary>
    /// <param name="timeIsUp">Cancelled when the activities shall wait no longer.</param>
    /// <returns>A task that completes when nothing runs.</returns>
    public async Task StopAsync(CancellationToken timeIsUp)
    {
        _waitingActivities.Stop();
        _inbox.Stop();
        _due.Dispose();
        var activities = _activityQueue.StopAsync();
        try
        {
            await activities.WaitAsync(timeIsUp).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            WorkerLog.ActivitiesCutShort(_logger, Volatile.Read(ref _runningActivities));
        }

        await _stopping.CancelAsync().ConfigureAwait(false);

        // Results that have come in are committed by the turns that take them in; those are short.
        await _orchestrationQueue.WhenIdleAsync().ConfigureAwait(false);
        await _entityQueue.WhenIdleAsync().ConfigureAwait(false);
        await _orchestrationQueue.StopAsync().ConfigureAwait(false);
        await _entityQueue.StopAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var slot in _slots.Values)
        {
            if (slot.TryClaim())
            {
                slot.Forget();
            }
        }

        _slots.Clear();
        _stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    // Children and further generations belong to something that has begun.
    private static bool IsBeginning(StoredMessage message) => message is { Event: ExecutionStartedEvent { Parent: null }, Key.Sequence: > 0 };

    private static bool IsEntity(InstanceSlot slot) => slot.InstanceId.StartsWith('@');

    private void Deliver(StoredMessage message)
    {
        while (true)
        {
            var slot = _slots.GetOrAdd(message.InstanceKey, static (key, id) => new InstanceSlot(key, id), message.InstanceId);
            if (slot.TryAdd(message, out var begin))
            {
                if (begin)
                {
                    QueueFor(slot).Enqueue(slot, IsBeginning(message));
                }

                return;
            }

            // It was taken out of use just now, and will be out of the table in a moment.
            _slots.TryRemove(new KeyValuePair<long, InstanceSlot>(message.InstanceKey, slot));
        }
    }

    private WorkQueue<InstanceSlot> QueueFor(InstanceSlot slot) => IsEntity(slot) ? _entityQueue : _orchestrationQueue;

    private async Task RunAsync(InstanceSlot slot, IInstanceRunner runner, WorkQueue<InstanceSlot> queue)
    {
        var messages = slot.Take();
        try
        {
            var end = await runner.RunAsync(slot, messages, _stopping.Token).ConfigureAwait(false);
            slot.Failures = 0;
            Finish(slot, end);
            if (slot.Release())
            {
                queue.Enqueue(slot);
            }
            else if (!end.Keep)
            {
                Drop(slot);
            }
            else if (slot.HasLeftThread)
            {
                Wake(slot);
            }
        }
        catch (Exception error)
        {
            slot.Forget();
            slot.PutBack(messages.ConvertAll(m => m with { Created = null }));
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            var delay = TimeSpan.FromMilliseconds(Math.Min(LongestRetryDelay.TotalMilliseconds, 200 * Math.Pow(2, slot.Failures++)));
            WorkerLog.TurnFailed(_logger, error, slot.InstanceId, delay);
            _ = EnqueueLaterAsync(slot, queue, delay);
        }
    }

    // Nothing has come for the instance, but its orchestrator was about to go on without: it is reported now and not at the next message.
    private void Wake(InstanceSlot slot)
    {
        if (slot.TryClaim())
        {
            slot.HasLeftThread = false;
            QueueFor(slot).Enqueue(slot);
        }
    }

    private async Task EnqueueLaterAsync(InstanceSlot slot, WorkQueue<InstanceSlot> queue, TimeSpan delay)
    {
        await Task.Delay(delay).ConfigureAwait(false);
        queue.Enqueue(slot);
    }

    private void Finish(InstanceSlot slot, TurnEnd end)
    {
        for (var i = 0; i < end.Done.Count; i++)
        {
            Done(end.Done[i].Key);
        }

        for (var i = 0; i < end.SetAside.Count; i++)
        {
            if (end.SetAside[i].Key is { Source: MessageSource.Inbox } key)
            {
                _inbox.SetAside(key.Sequence);
            }
        }

        if (end.Again is { Count: > 0 } again)
        {
            slot.PutBack(again);
        }

        if (end.Keep)
        {
            Keep(slot);
        }

        if (end.Committed is { } committed)
        {
            if (committed.Activities.Count > 0)
            {
                _waitingActivities.Offer(committed.Activities);
            }

            if (committed.Messages.Count > 0)
            {
                _inbox.Offer(committed.Messages);
            }

            if (committed.NextDueAt is { } dueAt)
            {
                _due.Schedule(dueAt);
            }
        }
    }

    private void Done(MessageKey key)
    {
        switch (key.Source)
        {
            case MessageSource.Inbox:
                _inbox.Done(key.Sequence);
                break;
            case MessageSource.Scheduled:
                _due.Done(key.Sequence);
                break;
            default:
                _waitingActivities.Done(key.Sequence);
                break;
        }
    }

    private void Keep(InstanceSlot slot)
    {
        if (slot.Executor is { LeftThread: null } executor)
        {
            executor.LeftThread = () =>
            {
                slot.HasLeftThread = true;
                Wake(slot);
            };
        }

        foreach (var other in _cache.Keep(slot, slot.Executor?.HistoryLength ?? 0))
        {
            if (other == slot)
            {
                other.Forget();
            }
            else if (other.TryClaim())
            {
                other.Forget();
                if (other.Release())
                {
                    QueueFor(other).Enqueue(other);
                }
                else
                {
                    Drop(other);
                }
            }
        }
    }

    private void Drop(InstanceSlot slot)
    {
        if (!slot.TryClaim())
        {
            return;
        }

        if (slot.TryRemove())
        {
            _cache.Remove(slot);
            slot.Forget();
            _slots.TryRemove(new KeyValuePair<long, InstanceSlot>(slot.Key, slot));
        }
        else if (slot.Release())
        {
            QueueFor(slot).Enqueue(slot);
        }
    }

    private async Task RunAsync(StoredActivity activity)
    {
        Interlocked.Increment(ref _runningActivities);
        try
        {
            var result = await _activities.ExecuteAsync(activity, _stopping.Token).ConfigureAwait(false);
            Deliver(new StoredMessage(activity.Key, activity.InstanceKey, activity.InstanceId, activity.Generation, result));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The worker is being shut down; the activity is still in the store.
        }
        catch (Exception error)
        {
            // Not the activity's own failure, which would be its result: whoever runs it could not. It is tried again.
            WorkerLog.ActivityNotRun(_logger, error, activity.Event.Name, activity.InstanceId);
            _ = EnqueueLaterAsync(activity);
        }
        finally
        {
            Interlocked.Decrement(ref _runningActivities);
        }
    }

    private async Task EnqueueLaterAsync(StoredActivity activity)
    {
        await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        _activityQueue.Enqueue(activity with { Attempt = activity.Attempt + 1 });
    }

    private void Unreadable(Exception error) => WorkerLog.StoreUnreadable(_logger, error);
}
