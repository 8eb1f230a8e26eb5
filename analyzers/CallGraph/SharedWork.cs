using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Work on many bodies that the threads share which would otherwise only wait for it. A compiler asks for many files at once, and all but the first to ask
/// would keep a thread each while one binds the bodies of the whole project.
/// </summary>
internal sealed class SharedWork
{
    private readonly object _gate = new();
    private readonly bool _isConcurrent;
    private Batch? _batch;

    /// <param name="isConcurrent">Whether several threads may work at once.</param>
    public SharedWork(bool isConcurrent) => _isConcurrent = isConcurrent;

    /// <summary>Calls <paramref name="work"/> with each number below <paramref name="count"/>, in any order and on any thread.</summary>
    public void Run(int count, Action<int> work, CancellationToken cancellation)
    {
        if (!_isConcurrent || count < 2)
        {
            for (var i = 0; i < count; i++)
            {
                work(i);
            }

            return;
        }

        var batch = new Batch(count, work);
        Publish(batch);
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, _ => batch.DoNext());
            batch.Complete();
        }
        finally
        {
            Publish(null);
        }
    }

    /// <summary>Does a piece of the work that is at hand, or waits for <paramref name="time"/> at most until there is some or somebody calls.</summary>
    public void HelpOrWait(TimeSpan time)
    {
        Batch? batch;
        lock (_gate)
        {
            batch = _batch;
            if (batch is not { HasMore: true })
            {
                Monitor.Wait(_gate, time);
                return;
            }
        }

        batch.DoNext();
    }

    /// <summary>Wakes those who wait.</summary>
    public void Call()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void Publish(Batch? batch)
    {
        lock (_gate)
        {
            _batch = batch;
            Monitor.PulseAll(_gate);
        }
    }

    private sealed class Batch
    {
        private readonly int _count;
        private readonly Action<int> _work;
        private readonly object _done = new();
        private ExceptionDispatchInfo? _failure;
        private int _next = -1;
        private int _left;

        public Batch(int count, Action<int> work)
        {
            _count = count;
            _work = work;
            _left = count;
        }

        public bool HasMore => Volatile.Read(ref _next) < _count - 1;

        public void DoNext()
        {
            var index = Interlocked.Increment(ref _next);
            if (index >= _count)
            {
                return;
            }

            try
            {
                if (Volatile.Read(ref _failure) is null)
                {
                    _work(index);
                }
            }
            catch (Exception exception)
            {
                // It belongs to the one who asked for the work, not to the one who helps.
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }

            if (Interlocked.Decrement(ref _left) == 0)
            {
                lock (_done)
                {
                    Monitor.PulseAll(_done);
                }
            }
        }

        /// <summary>Waits for those who help, and throws what went wrong.</summary>
        public void Complete()
        {
            lock (_done)
            {
                while (Volatile.Read(ref _left) > 0)
                {
                    Monitor.Wait(_done);
                }
            }

            _failure?.Throw();
        }
    }
}
