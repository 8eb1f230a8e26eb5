namespace Perdure.Worker;

/// <summary>
/// Decides which executors stay in memory between turns, the least recently used going first. The measure is the history events that they
/// hold, so that a few long orchestrations weigh as much as many short ones.
/// </summary>
internal sealed class ContinuationCache
{
    private const int EventsForTheExecutorItself = 8;

    private static readonly List<InstanceSlot> None = [];

    private readonly LinkedList<InstanceSlot> _byUse = new();
    private readonly object _gate = new();
    private readonly long _capacity;
    private long _events;

    /// <summary>Initializes a new instance of the <see cref="ContinuationCache"/> class.</summary>
    /// <param name="capacity">How many history events are held at most; zero keeps nothing.</param>
    public ContinuationCache(long capacity)
    {
        _capacity = capacity;
    }

    /// <summary>How many instances are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byUse.Count;
            }
        }
    }

    /// <summary>Keeps an instance, as the most recently used one.</summary>
    /// <param name="slot">The instance, whose turn is about to end.</param>
    /// <param name="events">How many history events its executor holds.</param>
    /// <returns>The instances that have to go for it; perhaps it itself.</returns>
    public List<InstanceSlot> Keep(InstanceSlot slot, int events)
    {
        List<InstanceSlot>? evicted = null;
        lock (_gate)
        {
            _events += events + EventsForTheExecutorItself - (slot.IsCached ? slot.CachedEvents : 0);
            slot.CachedEvents = events + EventsForTheExecutorItself;
            if (slot.IsCached)
            {
                _byUse.Remove(slot.CacheNode);
            }

            slot.IsCached = true;
            _byUse.AddLast(slot.CacheNode);
            while (_events > _capacity && _byUse.First is { } oldest)
            {
                (evicted ??= []).Add(oldest.Value);
                Drop(oldest.Value);
            }
        }

        return evicted ?? None;
    }

    /// <summary>Keeps an instance no longer.</summary>
    /// <param name="slot">The instance.</param>
    public void Remove(InstanceSlot slot)
    {
        lock (_gate)
        {
            Drop(slot);
        }
    }

    private void Drop(InstanceSlot slot)
    {
        if (slot.IsCached)
        {
            _byUse.Remove(slot.CacheNode);
            _events -= slot.CachedEvents;
            slot.IsCached = false;
        }
    }
}
