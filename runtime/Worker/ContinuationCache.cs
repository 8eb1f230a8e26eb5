namespace Perdure.Worker;

/// <summary>
/// Decides which executors stay in memory between turns, the least recently used going first. The measure is the history events that they
/// hold, so that a few long orchestrations weigh as much as many short ones.
/// </summary>
internal sealed class ContinuationCache
{
    private const int EventsForTheExecutorItself = 8;

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
    /// <param name="evicted">The instances that have to go for it; perhaps it itself.</param>
    public void Keep(InstanceSlot slot, int events, List<InstanceSlot> evicted)
    {
        lock (_gate)
        {
            Drop(slot);
            slot.CachedEvents = events + EventsForTheExecutorItself;
            slot.CacheNode = _byUse.AddLast(slot);
            _events += slot.CachedEvents;
            while (_events > _capacity && _byUse.First is { } oldest)
            {
                evicted.Add(oldest.Value);
                Drop(oldest.Value);
            }
        }
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
        if (slot.CacheNode is { } node)
        {
            _byUse.Remove(node);
            _events -= slot.CachedEvents;
            slot.CacheNode = null;
        }
    }
}
