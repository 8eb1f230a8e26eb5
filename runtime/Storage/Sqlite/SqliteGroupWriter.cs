using System.Diagnostics;
using Perdure.Storage.Writes;

namespace Perdure.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes whatever is ready and commits it in one transaction, so that waiting for the disk is paid once for
/// all; while it waits, the next group gathers.
/// </summary>
internal sealed class SqliteGroupWriter : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteTables _tables;
    private readonly int _maximumGroup;
    private readonly Thread _thread;
    private readonly WritingTurns _turns = new();
    private readonly object _gate = new();
    private List<StoreWrite> _waiting = [];
    private long _changes;
    private long _transactions;
    private bool _closing;

    /// <summary>Initializes a new instance of the <see cref="SqliteGroupWriter"/> class and starts its thread.</summary>
    /// <param name="database">The writing connection, which the writer owns from now on.</param>
    /// <param name="maximumGroup">How many changes may share one transaction.</param>
    public SqliteGroupWriter(SqliteDatabase database, int maximumGroup)
    {
        _database = database;
        _tables = new SqliteTables(database);
        _maximumGroup = maximumGroup;
        _thread = new Thread(Run) { IsBackground = true, Name = "Perdure store writer" };
        _thread.Start();
    }

    /// <summary>What has been written. Exact while nothing is being written.</summary>
    public SqliteWriteCounts Counts => new(_changes, _transactions, _database.TotalChanges, _database.ParameterBytes);

    /// <summary>Hands over a change. Changes are applied in the order in which they are handed over.</summary>
    /// <param name="write">The change.</param>
    public void Enqueue(StoreWrite write)
    {
        lock (_gate)
        {
            if (!_closing)
            {
                _waiting.Add(write);
                if (_waiting.Count == 1)
                {
                    Monitor.Pulse(_gate);
                }

                return;
            }
        }

        write.Failed(Closed());
    }

    /// <summary>Commits what was handed over, then closes the connection.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _database.Dispose();
    }

    private static OrchestrationStoreException Closed() =>
        new(OrchestrationStoreError.Closed, "The store was closed. Start the host again to go on.");

    private void Run()
    {
        var group = new List<StoreWrite>();
        while (Take(ref group))
        {
            for (var start = 0; start < group.Count; start += _maximumGroup)
            {
                Commit(group, start, Math.Min(start + _maximumGroup, group.Count));
                _turns.Committed();
            }

            group.Clear();
        }
    }

    private bool Take(ref List<StoreWrite> group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closing)
                {
                    return false;
                }

                var since = Stopwatch.GetTimestamp();
                Monitor.Wait(_gate);
                _turns.Rested(since);
            }

            (group, _waiting) = (_waiting, group);
            return true;
        }
    }

    private void Commit(List<StoreWrite> group, int start, int end)
    {
        try
        {
            _database.BeginWriting();
        }
        catch (OrchestrationStoreException error)
        {
            // The file is locked or cannot be written: none of them is at fault, and tried one by one each would wait as long again.
            for (var i = start; i < end; i++)
            {
                group[i].Failed(error);
            }

            return;
        }

        try
        {
            for (var i = start; i < end; i++)
            {
                group[i].Apply(_tables);
            }

            _database.Execute("COMMIT");
        }
        catch (Exception error)
        {
            RollBack();
            if (end - start == 1)
            {
                group[start].Failed(error);
                return;
            }

            // One of them is at fault; the others shall not suffer for it.
            for (var i = start; i < end; i++)
            {
                Commit(group, i, i + 1);
            }

            return;
        }

        _changes += end - start;
        _transactions++;
        for (var i = start; i < end; i++)
        {
            group[i].Committed();
        }
    }

    private void RollBack()
    {
        _tables.Reset();
        if (_database.InTransaction)
        {
            try
            {
                _database.Execute("ROLLBACK");
            }
            catch (OrchestrationStoreException)
            {
                // The first error is the one that counts, and SQLite rolls back by itself after the severe ones.
            }
        }
    }
}
