namespace Perdure.Storage.Sqlite;

/// <summary>The prepared statements of the writing connection: one method for each change of a row.</summary>
internal sealed class SqliteStatements
{
    private const int PayloadKinds = 8;

    private readonly SqliteDatabase _database;
    private readonly List<SqliteStatement> _all = [];
    private readonly SqliteStatement _findInstance;
    private readonly SqliteStatement _readRevision;
    private readonly SqliteStatement _insertInstance;
    private readonly SqliteStatement _updateInstance;
    private readonly SqliteStatement _reviveInstance;
    private readonly SqliteStatement _deleteInstance;
    private readonly SqliteStatement _setPayload;
    private readonly SqliteStatement _deletePayload;
    private readonly SqliteStatement _deletePayloads;
    private readonly SqliteStatement _insertHistory;
    private readonly SqliteStatement _deleteHistory;
    private readonly SqliteStatement _insertInbox;
    private readonly SqliteStatement _deleteInbox;
    private readonly SqliteStatement _insertScheduled;
    private readonly SqliteStatement _deleteScheduled;
    private readonly SqliteStatement _insertActivity;
    private readonly SqliteStatement _deleteActivity;
    private readonly SqliteStatement _findLocked;
    private readonly SqliteStatement _hasBacklog;
    private long _nextActivity;

    /// <summary>Initializes a new instance of the <see cref="SqliteStatements"/> class.</summary>
    /// <param name="database">The writing connection.</param>
    public SqliteStatements(SqliteDatabase database)
    {
        _database = database;
        _findInstance = Prepare("SELECT id, kind, status, generation, history_tail, execution_id FROM instances WHERE instance_id = ?");
        _readRevision = Prepare("SELECT revision, history_tail, history_events FROM instances WHERE id = ?");
        _insertInstance = Prepare(
            "INSERT INTO instances (instance_id, kind, status, generation, revision, history_tail, history_events, updated, created, scheduled, name, version, execution_id, parent) " +
            "VALUES (?1, ?2, ?3, 0, 0, 0, 0, ?4, ?4, ?5, ?6, ?7, ?8, ?9)");
        _updateInstance = Prepare(
            "UPDATE instances SET status = ?2, generation = ?3, revision = revision + 1, history_tail = ?4, history_events = ?5, updated = ?6, completed = ?7, " +
            "version = ?8, execution_id = ifnull(?9, execution_id), locked_by = ?10, lock_id = ?11 WHERE id = ?1");
        _reviveInstance = Prepare("UPDATE instances SET status = ?2, revision = revision + 1, updated = ?3, completed = NULL WHERE id = ?1");
        _deleteInstance = Prepare("DELETE FROM instances WHERE id = ?");
        _setPayload = Prepare("INSERT INTO payloads (key, data) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET data = excluded.data");
        _deletePayload = Prepare("DELETE FROM payloads WHERE key = ?");
        _deletePayloads = Prepare("DELETE FROM payloads WHERE key BETWEEN ?1 AND ?2");
        _insertHistory = Prepare("INSERT INTO history (previous, events) VALUES (?, ?)");
        _deleteHistory = Prepare("DELETE FROM history WHERE position = ? RETURNING previous");
        _insertInbox = Prepare("INSERT INTO inbox (instance, generation, event) VALUES (?, ?, ?)");
        _deleteInbox = Prepare("DELETE FROM inbox WHERE sequence = ?");
        _insertScheduled = Prepare("INSERT INTO scheduled (due, instance, generation, event) VALUES (?, ?, ?, ?)");
        _deleteScheduled = Prepare("DELETE FROM scheduled WHERE sequence = ?");
        _insertActivity = Prepare("INSERT INTO activities (sequence, instance, generation, event) VALUES (?, ?, ?, ?)");
        _deleteActivity = Prepare("DELETE FROM activities WHERE sequence = ?");
        _findLocked = Prepare("SELECT id, instance_id, lock_id FROM instances WHERE locked_by = ?");
        _hasBacklog = Prepare("SELECT EXISTS (SELECT 1 FROM inbox WHERE instance = ?1) OR EXISTS (SELECT 1 FROM scheduled WHERE instance = ?1)");
        ContinueActivityNumbers();
    }

    /// <summary>Goes on numbering activities after the highest number in the store. Only the worker adds activities, so its numbers stay unique.</summary>
    public void ContinueActivityNumbers() =>
        _nextActivity = Math.Max(_nextActivity, _database.QueryInt64("SELECT ifnull(max(sequence), 0) FROM activities") + 1);

    /// <summary>Ends whatever statement an error has left open.</summary>
    public void Reset()
    {
        foreach (var statement in _all)
        {
            statement.Reset();
        }
    }

    /// <summary>Finds an instance.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <returns>The instance, or null.</returns>
    public InstanceRow? FindInstance(string instanceId)
    {
        _findInstance.Bind(instanceId);
        InstanceRow? row = null;
        if (_findInstance.Step())
        {
            row = new InstanceRow(
                _findInstance.GetInt64(0),
                (InstanceKind)_findInstance.GetInt32(1),
                (OrchestrationRuntimeStatus)_findInstance.GetInt32(2),
                _findInstance.GetInt32(3),
                _findInstance.GetInt64(4),
                _findInstance.GetText(5));
        }

        _findInstance.Reset();
        return row;
    }

    /// <summary>Reads how far an instance has come.</summary>
    /// <param name="key">The instance.</param>
    /// <returns>Its revision, the position of its last history chunk and the number of its history events, or null when it is gone.</returns>
    public (long Revision, long HistoryTail, int HistoryEvents)? ReadRevision(long key)
    {
        _readRevision.Bind(key);
        (long, long, int)? result = _readRevision.Step()
            ? (_readRevision.GetInt64(0), _readRevision.GetInt64(1), _readRevision.GetInt32(2))
            : null;
        _readRevision.Reset();
        return result;
    }

    /// <summary>Adds an orchestration.</summary>
    /// <param name="creation">The orchestration.</param>
    /// <returns>Its key.</returns>
    public long InsertOrchestration(InstanceCreation creation)
    {
        _insertInstance.Bind(creation.InstanceId).Bind((long)InstanceKind.Orchestration).Bind((long)OrchestrationRuntimeStatus.Pending)
            .Bind(creation.CreatedAt.Ticks).Bind(creation.StartAt?.Ticks).Bind(creation.Name).Bind(creation.Version).Bind(creation.ExecutionId)
            .Bind(creation.ParentInstanceId).Run();
        var key = _database.LastInsertRowId;
        SetPayload(key, PayloadKind.Input, creation.Input);
        if (creation.Tags is { Count: > 0 } tags)
        {
            SetPayload(key, PayloadKind.Tags, EventJson.WriteTags(tags));
        }

        return key;
    }

    /// <summary>Adds an entity.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="now">When, in ticks.</param>
    /// <returns>Its key.</returns>
    public long InsertEntity(string instanceId, string name, long now)
    {
        _insertInstance.Bind(instanceId).Bind((long)InstanceKind.Entity).Bind((long)OrchestrationRuntimeStatus.Running)
            .Bind(now).Bind((long?)null).Bind(name).Bind((string?)null).Bind((string?)null).Bind((string?)null).Run();
        return _database.LastInsertRowId;
    }

    /// <summary>Writes what a turn has made of an instance.</summary>
    /// <param name="commit">The turn.</param>
    /// <param name="historyTail">The position of the last history chunk.</param>
    /// <param name="historyEvents">The number of history events.</param>
    public void UpdateInstance(InstanceCommit commit, long historyTail, int historyEvents)
    {
        long? completed = commit.Status.IsTerminal() ? commit.Timestamp.Ticks : null;
        _updateInstance.Bind(commit.InstanceKey).Bind((long)commit.Status).Bind(commit.Generation).Bind(historyTail).Bind(historyEvents)
            .Bind(commit.Timestamp.Ticks).Bind(completed).Bind(commit.Version).Bind(commit.ExecutionId).Bind(commit.LockedBy).Bind(commit.LockId).Run();
    }

    /// <summary>Puts an instance that had ended back to work.</summary>
    /// <param name="key">The instance.</param>
    /// <param name="now">When, in ticks.</param>
    public void ReviveInstance(long key, long now) =>
        _reviveInstance.Bind(key).Bind((long)OrchestrationRuntimeStatus.Running).Bind(now).Run();

    /// <summary>Removes an instance with its payloads and history.</summary>
    /// <param name="instance">The instance.</param>
    public void DeleteInstance(InstanceRow instance)
    {
        DeleteHistory(instance.HistoryTail);
        _deletePayloads.Bind(instance.Key * PayloadKinds).Bind((instance.Key * PayloadKinds) + PayloadKinds - 1).Run();
        _deleteInstance.Bind(instance.Key).Run();
    }

    /// <summary>Sets or removes a payload.</summary>
    /// <param name="key">The instance.</param>
    /// <param name="kind">Which payload.</param>
    /// <param name="value">The value; null removes it.</param>
    public void SetPayload(long key, PayloadKind kind, string? value)
    {
        if (value is null)
        {
            _deletePayload.Bind((key * PayloadKinds) + (long)kind).Run();
        }
        else
        {
            _setPayload.Bind((key * PayloadKinds) + (long)kind).Bind(value).Run();
        }
    }

    /// <summary>Adds a chunk of history.</summary>
    /// <param name="previous">The position of the chunk before it.</param>
    /// <param name="events">The serialized events.</param>
    /// <returns>Its position.</returns>
    public long InsertHistory(long previous, ReadOnlySpan<byte> events)
    {
        _insertHistory.Bind(previous).Bind(events).Run();
        return _database.LastInsertRowId;
    }

    /// <summary>Removes a chain of history.</summary>
    /// <param name="tail">The position of its last chunk; zero for none.</param>
    public void DeleteHistory(long tail)
    {
        while (tail != 0)
        {
            _deleteHistory.Bind(tail);
            tail = _deleteHistory.Step() ? _deleteHistory.GetInt64(0) : 0;
            _deleteHistory.Reset();
        }
    }

    /// <summary>Adds a message to an inbox.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="generation">The generation that it is for, or null.</param>
    /// <param name="message">The serialized message.</param>
    /// <returns>Its number.</returns>
    public long InsertInbox(long instance, int? generation, ReadOnlySpan<byte> message)
    {
        _insertInbox.Bind(instance).Bind((long?)generation).Bind(message).Run();
        return _database.LastInsertRowId;
    }

    /// <summary>Adds a message that becomes due later.</summary>
    /// <param name="due">When, in ticks.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="generation">The generation that it is for, or null.</param>
    /// <param name="message">The serialized message.</param>
    public void InsertScheduled(long due, long instance, int? generation, ReadOnlySpan<byte> message) =>
        _insertScheduled.Bind(due).Bind(instance).Bind((long?)generation).Bind(message).Run();

    /// <summary>Adds an activity.</summary>
    /// <param name="instance">The orchestration.</param>
    /// <param name="generation">Its generation.</param>
    /// <param name="scheduled">The serialized event that asks for it.</param>
    /// <returns>Its number.</returns>
    public long InsertActivity(long instance, int generation, ReadOnlySpan<byte> scheduled)
    {
        _insertActivity.Bind(_nextActivity).Bind(instance).Bind(generation).Bind(scheduled).Run();
        return _nextActivity++;
    }

    /// <summary>Removes a message, or the activity whose result it is.</summary>
    /// <param name="key">The message.</param>
    /// <returns>Whether it was still there.</returns>
    public bool DeleteMessage(MessageKey key)
    {
        var statement = key.Source switch
        {
            MessageSource.Inbox => _deleteInbox,
            MessageSource.Scheduled => _deleteScheduled,
            _ => _deleteActivity,
        };
        return statement.Bind(key.Sequence).Run() == 1;
    }

    /// <summary>Finds the entities that an orchestration has locked.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <returns>The entities and the critical sections for which they are locked.</returns>
    public List<(long Key, string InstanceId, string LockId)> FindLocked(string instanceId)
    {
        var locked = new List<(long, string, string)>();
        _findLocked.Bind(instanceId);
        while (_findLocked.Step())
        {
            locked.Add((_findLocked.GetInt64(0), _findLocked.GetText(1)!, _findLocked.GetText(2) ?? ""));
        }

        _findLocked.Reset();
        return locked;
    }

    /// <summary>Asks whether messages wait for an instance, now or later. Reads the whole inbox: not for the hot path.</summary>
    /// <param name="key">The instance.</param>
    /// <returns>Whether any do.</returns>
    public bool HasBacklog(long key)
    {
        _hasBacklog.Bind(key);
        var any = _hasBacklog.Step() && _hasBacklog.GetInt64(0) != 0;
        _hasBacklog.Reset();
        return any;
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = _database.Prepare(sql);
        _all.Add(statement);
        return statement;
    }
}
