namespace Perdure.Worker;

/// <summary>
/// Brings stored work into memory, each piece once and not more than fits. What is offered when memory is short stays in the store and is
/// read from there when room has come; so does what was there before this worker, and what other processes have added.
/// </summary>
/// <typeparam name="T">The type of a piece of work.</typeparam>
internal sealed class StoredWorkFeed<T>
{
    private const int PageSize = 1000;

    private readonly Func<T, long> _sequence;
    private readonly Func<long, int, Task<IReadOnlyList<T>>> _read;
    private readonly Action<T> _accept;
    private readonly Action<Exception> _failed;
    private readonly int _capacity;
    private readonly WorkInFlight? _inFlight;
    private readonly object _gate = new();
    private readonly HashSet<long> _accepted = [];
    private readonly HashSet<long> _setAside = [];
    private readonly HashSet<long> _doneWhileReading = [];
    private long _readFrom = long.MaxValue;
    private long _scannedTo = long.MinValue;
    private bool _reading;
    private bool _stopped;

    /// <summary>Initializes a new instance of the <see cref="StoredWorkFeed{T}"/> class.</summary>
    /// <param name="capacity">How many pieces are in memory at most, roughly.</param>
    /// <param name="sequence">Gives the number of a piece in the store.</param>
    /// <param name="read">Reads stored pieces after a number, so many at most, in order.</param>
    /// <param name="accept">Takes in a piece.</param>
    /// <param name="failed">Hears of a read that failed; it is repeated after a while.</param>
    /// <param name="inFlight">Counts the work, where somebody wants to know.</param>
    public StoredWorkFeed(
        int capacity, Func<T, long> sequence, Func<long, int, Task<IReadOnlyList<T>>> read, Action<T> accept, Action<Exception> failed, WorkInFlight? inFlight = null)
    {
        _inFlight = inFlight;
        _capacity = capacity;
        _sequence = sequence;
        _read = read;
        _accept = accept;
        _failed = failed;
    }

    private int InUse => _accepted.Count - _setAside.Count;

    /// <summary>Offers pieces that have just been stored.</summary>
    /// <param name="work">The pieces, in order.</param>
    public void Offer(IReadOnlyList<T> work)
    {
        for (var i = 0; i < work.Count; i++)
        {
            var sequence = _sequence(work[i]);
            lock (_gate)
            {
                if (_stopped)
                {
                    return;
                }

                if (_reading || _readFrom != long.MaxValue || InUse >= _capacity)
                {
                    // Later pieces must not overtake those that have to be read from the store.
                    _readFrom = Math.Min(_readFrom, sequence);
                    continue;
                }

                if (!_accepted.Add(sequence))
                {
                    continue;
                }
            }

            _accept(work[i]);
        }

        ReadOn();
    }

    /// <summary>A piece waits for another one, like an operation for the entity's lock: it must not take the room that the other one needs.</summary>
    /// <param name="sequence">Its number.</param>
    public void SetAside(long sequence)
    {
        lock (_gate)
        {
            if (_accepted.Contains(sequence))
            {
                _setAside.Add(sequence);
            }
        }

        ReadOn();
    }

    /// <summary>Looks into the store for pieces that nobody has offered. Numbers become visible in their order, so it looks no further back than it has seen.</summary>
    public void Rescan()
    {
        lock (_gate)
        {
            _readFrom = Math.Min(_readFrom, _scannedTo == long.MinValue ? long.MinValue : _scannedTo + 1);
        }

        ReadOn();
    }

    /// <summary>A piece is gone from the store.</summary>
    /// <param name="sequence">Its number.</param>
    public void Done(long sequence)
    {
        bool readOn;
        lock (_gate)
        {
            _accepted.Remove(sequence);
            _setAside.Remove(sequence);
            if (_reading)
            {
                _doneWhileReading.Add(sequence);
            }

            readOn = !_reading && _readFrom != long.MaxValue && InUse <= _capacity / 2;
        }

        if (readOn)
        {
            ReadOn();
        }
    }

    /// <summary>Reads nothing any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
        }
    }

    private void ReadOn()
    {
        lock (_gate)
        {
            if (_reading || _stopped || _readFrom == long.MaxValue || InUse > _capacity / 2)
            {
                return;
            }

            _reading = true;
            _inFlight?.Begin();
        }

        ThreadPool.UnsafeQueueUserWorkItem(static feed => _ = feed.ReadAsync(), this, preferLocal: false);
    }

    private async Task ReadAsync()
    {
        while (TakePosition(out var from))
        {
            IReadOnlyList<T> page;
            try
            {
                page = await _read(from == long.MinValue ? from : from - 1, PageSize).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                _failed(error);
                await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
                lock (_gate)
                {
                    _readFrom = Math.Min(_readFrom, from);
                }

                continue;
            }

            for (var i = 0; i < page.Count; i++)
            {
                if (TryAccept(_sequence(page[i])))
                {
                    _accept(page[i]);
                }
            }

            lock (_gate)
            {
                if (page.Count > 0 && (from == long.MinValue || from <= _scannedTo + 1))
                {
                    _scannedTo = Math.Max(_scannedTo, _sequence(page[^1]));
                }

                if (page.Count == PageSize)
                {
                    _readFrom = Math.Min(_readFrom, _sequence(page[^1]) + 1);
                }
            }
        }
    }

    // While a page is being read the position is "none", so that what is offered meanwhile sets it anew.
    private bool TakePosition(out long from)
    {
        lock (_gate)
        {
            _doneWhileReading.Clear();
            from = _readFrom;
            if (_stopped || from == long.MaxValue || InUse > _capacity / 2)
            {
                _reading = false;
                _inFlight?.End();
                return false;
            }

            _readFrom = long.MaxValue;
            return true;
        }
    }

    private bool TryAccept(long sequence)
    {
        lock (_gate)
        {
            return !_doneWhileReading.Contains(sequence) && _accepted.Add(sequence);
        }
    }
}
