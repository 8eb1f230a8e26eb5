using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>An instance in memory: the messages that wait for its next turn, and what is kept from one turn to the next. At most one turn runs at a time.</summary>
internal sealed class InstanceSlot
{
    private readonly object _gate = new();
    private List<StoredMessage> _waiting = [];
    private bool _busy;
    private bool _removed;
    private bool _hasLeftThread;

    /// <summary>Initializes a new instance of the <see cref="InstanceSlot"/> class.</summary>
    /// <param name="key">The store's key of the instance.</param>
    /// <param name="instanceId">The id of the instance.</param>
    public InstanceSlot(long key, string instanceId)
    {
        Key = key;
        InstanceId = instanceId;
        CacheNode = new LinkedListNode<InstanceSlot>(this);
    }

    /// <summary>The store's key of the instance.</summary>
    public long Key { get; }

    /// <summary>The id of the instance.</summary>
    public string InstanceId { get; }

    /// <summary>The instance as the last turn left it; null when it has to be read. To be used by the running turn alone.</summary>
    public InstanceRecord? Instance { get; set; }

    /// <summary>The executor that ran the turns so far; null when it has to be made anew from history. To be used by the running turn alone.</summary>
    public IOrchestrationExecutor? Executor { get; set; }

    /// <summary>Whether the kept executor has something to report though no message has come. Set on any thread.</summary>
    public bool HasLeftThread
    {
        get => Volatile.Read(ref _hasLeftThread);
        set => Volatile.Write(ref _hasLeftThread, value);
    }

    /// <summary>The trace to which the calls of the orchestration belong. To be used by the running turn alone.</summary>
    public TraceContext? Trace { get; set; }

    /// <summary>Whether the determinism guard, or the version of this worker, keeps the instance from running. To be used by the running turn alone.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The messages that wait for the entity's lock. To be used by the running turn alone.</summary>
    public List<StoredMessage> Deferred { get; set; } = [];

    /// <summary>
    /// The numbers of the messages of timers that have not fired, so that those nobody waits for any longer are removed. It is an economy: of timers
    /// set before the instance was last read nothing is known here, and they are dropped when they fire. To be used by the running turn alone.
    /// </summary>
    public Dictionary<int, long>? Timers { get; set; }

    /// <summary>How many turns in a row have failed for reasons outside the orchestration. To be used by the running turn alone.</summary>
    public int Failures { get; set; }

    /// <summary>The place in the list of instances kept in memory. To be used by the continuation cache alone.</summary>
    public LinkedListNode<InstanceSlot> CacheNode { get; }

    /// <summary>Whether the instance is in that list. To be used by the continuation cache alone.</summary>
    public bool IsCached { get; set; }

    /// <summary>How many history events the kept executor holds. To be used by the continuation cache alone.</summary>
    public int CachedEvents { get; set; }

    /// <summary>Adds a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="begin">Whether the caller has to see to it that a turn is run.</param>
    /// <returns>Whether the slot is still in use; if not, the instance has another one.</returns>
    public bool TryAdd(StoredMessage message, out bool begin)
    {
        lock (_gate)
        {
            begin = false;
            if (_removed)
            {
                return false;
            }

            var sequence = message.Key.Sequence;
            var place = _waiting.Count;
            if (message.Key.Source == MessageSource.Inbox && sequence < 0)
            {
                // The start of a new generation goes before what waits already.
                place = _waiting.FindIndex(m => m.Key.Source != MessageSource.Inbox || m.Key.Sequence > sequence);
                place = place < 0 ? _waiting.Count : place;
            }

            _waiting.Insert(place, message);
            begin = !_busy;
            _busy = true;
            return true;
        }
    }

    /// <summary>Takes the messages for a turn.</summary>
    /// <returns>The messages, in order.</returns>
    public List<StoredMessage> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>Puts messages back that a turn could not take in.</summary>
    /// <param name="messages">The messages.</param>
    public void PutBack(List<StoredMessage> messages)
    {
        lock (_gate)
        {
            messages.AddRange(_waiting);
            _waiting = messages;
        }
    }

    /// <summary>Ends a turn.</summary>
    /// <returns>Whether another one has to be run at once.</returns>
    public bool Release()
    {
        lock (_gate)
        {
            _busy = _waiting.Count > 0;
            return _busy;
        }
    }

    /// <summary>Claims the slot for something other than a turn, if none is running or due.</summary>
    /// <returns>Whether it was claimed; then <see cref="Release"/> has to follow.</returns>
    public bool TryClaim()
    {
        lock (_gate)
        {
            if (_busy || _removed)
            {
                return false;
            }

            _busy = true;
            return true;
        }
    }

    /// <summary>Takes the slot out of use, if nothing waits.</summary>
    /// <returns>Whether it is out of use.</returns>
    public bool TryRemove()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0 || Deferred.Count > 0)
            {
                return false;
            }

            _removed = true;
            return true;
        }
    }

    /// <summary>Forgets what is kept from one turn to the next.</summary>
    public void Forget()
    {
        Executor?.Dispose();
        Executor = null;
        Instance = null;
        Trace = null;
        Timers = null;
        IsHeld = false;
        HasLeftThread = false;
    }
}
