using Perdure.History;
using Perdure.Storage.Writes;

namespace Perdure.Storage.Sqlite;

/// <summary>The tables of the file, through the prepared statements of the writing connection.</summary>
internal sealed class SqliteTables : IStoreTables
{
    private const int PayloadKinds = 8;
    private const string InstanceColumns = "id, instance_id, kind, status, generation, revision, execution_id, locked_by";

    private readonly SqliteDatabase _database;
    private readonly List<SqliteStatement> _all = [];
    private readonly SqliteStatement _findById;
    private readonly SqliteStatement _findByKey;
    private readonly SqliteStatement _findChildren;
    private readonly SqliteStatement _findLocked;
    private readonly SqliteStatement _insertInstance;
    private readonly SqliteStatement _updateInstance;
    private readonly SqliteStatement _updateUnindexed;
    private readonly SqliteStatement _reviveInstance;
    private readonly SqliteStatement _deleteInstance;
    private readonly SqliteStatement _setPayload;
    private readonly SqliteStatement _deletePayload;
    private readonly SqliteStatement _deletePayloads;
    private readonly SqliteStatement _hasPayload;
    private readonly SqliteStatement _readTail;
    private readonly SqliteStatement _insertHistory;
    private readonly SqliteStatement _deleteHistory;
    private readonly SqliteStatement _insertInbox;
    private readonly SqliteStatement _insertInboxFirst;
    private readonly SqliteStatement _deleteInbox;
    private readonly SqliteStatement _insertScheduled;
    private readonly SqliteStatement _deleteScheduled;
    private readonly SqliteStatement _insertActivity;
    private readonly SqliteStatement _deleteActivity;
    private readonly SqliteStatement _countAttempts;
    private readonly SqliteStatement _findBacklogs;
    private long _nextActivity = 1;

    /// <summary>Initializes a new instance of the <see cref="SqliteTables"/> class.</summary>
    /// <param name="database">The writing connection.</param>
    public SqliteTables(SqliteDatabase database)
    {
        _database = database;
        _findById = Prepare($"SELECT {InstanceColumns} FROM instances WHERE instance_id = ?");
        _findByKey = Prepare($"SELECT {InstanceColumns} FROM instances WHERE id = ?");
        _findChildren = Prepare("SELECT instance_id FROM instances WHERE parent = ? ORDER BY id");
        _findLocked = Prepare("SELECT id, instance_id, lock_id FROM instances WHERE locked_by = ?");
        _insertInstance = Prepare(
            "INSERT INTO instances (instance_id, kind, status, generation, revision, history_tail, history_events, updated, created, scheduled, name, version, execution_id, parent) " +
            "VALUES (?1, ?2, ?3, 0, 0, 0, 0, ?4, ?4, ?5, ?6, ?7, ?8, ?9)");
        _updateInstance = Prepare(
            "UPDATE instances SET status = ?2, generation = ?3, revision = revision + 1, updated = ?4, completed = ?5, " +
            "version = ?6, execution_id = ifnull(?7, execution_id), locked_by = ?8, lock_id = ?9, history_tail = ?10, history_events = ?11 WHERE id = ?1");
        _updateUnindexed = Prepare(
            "UPDATE instances SET status = ?2, generation = ?3, revision = revision + 1, updated = ?4, version = ?5, execution_id = ifnull(?6, execution_id), " +
            "lock_id = ?7, history_tail = ?8, history_events = ?9 WHERE id = ?1");
        _reviveInstance = Prepare("UPDATE instances SET status = ?2, revision = revision + 1, updated = ?3, completed = NULL WHERE id = ?1");
        _deleteInstance = Prepare("DELETE FROM instances WHERE id = ?");
        _setPayload = Prepare("INSERT INTO payloads (key, data) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET data = excluded.data");
        _deletePayload = Prepare("DELETE FROM payloads WHERE key = ?");
        _deletePayloads = Prepare("DELETE FROM payloads WHERE key BETWEEN ?1 AND ?2");
        _hasPayload = Prepare("SELECT EXISTS (SELECT 1 FROM payloads WHERE key = ?)");
        _readTail = Prepare("SELECT history_tail, history_events FROM instances WHERE id = ?");
        _insertHistory = Prepare("INSERT INTO history (previous, events) VALUES (?, ?)");
        _deleteHistory = Prepare("DELETE FROM history WHERE position = ? RETURNING previous");
        _insertInbox = Prepare("INSERT INTO inbox (instance, generation, event) VALUES (?, ?, ?)");
        _insertInboxFirst = Prepare(
            "INSERT INTO inbox (sequence, instance, generation, event) SELECT min(0, ifnull(min(sequence), 0)) - 1, ?1, ?2, ?3 FROM inbox");
        _deleteInbox = Prepare("DELETE FROM inbox WHERE sequence = ?");
        _insertScheduled = Prepare("INSERT INTO scheduled (due, instance, generation, event) VALUES (?, ?, ?, ?)");
        _deleteScheduled = Prepare("DELETE FROM scheduled WHERE sequence = ?");
        _insertActivity = Prepare("INSERT INTO activities (sequence, instance, generation, attempt, event) VALUES (?, ?, ?, 1, ?)");
        _deleteActivity = Prepare("DELETE FROM activities WHERE sequence = ?");
        _countAttempts = Prepare("UPDATE activities SET attempt = attempt + 1");
        _findBacklogs = Prepare("SELECT instance FROM inbox UNION SELECT instance FROM scheduled");
    }

    /// <summary>Ends whatever statement an error has left open.</summary>
    public void Reset()
    {
        foreach (var statement in _all)
        {
            statement.Reset();
        }
    }

    /// <inheritdoc/>
    public InstanceRow? FindInstance(string instanceId) => ReadInstance(_findById.Bind(instanceId));

    /// <inheritdoc/>
    public InstanceRow? FindInstance(long key) => ReadInstance(_findByKey.Bind(key));

    /// <inheritdoc/>
    public IReadOnlyList<string> FindChildren(string instanceId)
    {
        var children = new List<string>();
        _findChildren.Bind(instanceId);
        while (_findChildren.Step())
        {
            children.Add(_findChildren.GetText(0)!);
        }

        _findChildren.Reset();
        return children;
    }

    /// <inheritdoc/>
    public IReadOnlyList<(long Key, string InstanceId, string LockId)> FindLocked(string instanceId)
    {
        List<(long, string, string)>? locked = null;
        _findLocked.Bind(instanceId);
        while (_findLocked.Step())
        {
            (locked ??= []).Add((_findLocked.GetInt64(0), _findLocked.GetText(1)!, _findLocked.GetText(2) ?? ""));
        }

        _findLocked.Reset();
        return locked ?? (IReadOnlyList<(long, string, string)>)[];
    }

    /// <inheritdoc/>
    public long InsertOrchestration(InstanceCreation creation)
    {
        _insertInstance.Bind(creation.InstanceId).Bind((long)InstanceKind.Orchestration).Bind((long)OrchestrationRuntimeStatus.Pending)
            .Bind(creation.CreatedAt.Ticks).Bind(creation.StartAt?.Ticks).Bind(creation.Name).Bind(creation.Version).Bind(creation.ExecutionId)
            .Bind(creation.ParentInstanceId).Run();
        var key = _database.LastInsertRowId;
        if (creation.Input is not null)
        {
            SetPayload(key, PayloadKind.Input, creation.Input);
        }

        if (creation.Tags is { Count: > 0 } tags)
        {
            SetPayload(key, PayloadKind.Tags, PayloadJson.WriteTags(tags));
        }

        return key;
    }

    /// <inheritdoc/>
    public long InsertEntity(string instanceId, string name, DateTime now)
    {
        _insertInstance.Bind(instanceId).Bind((long)InstanceKind.Entity).Bind((long)OrchestrationRuntimeStatus.Running)
            .Bind(now.Ticks).Bind((long?)null).Bind(name).Bind((string?)null).Bind((string?)null).Bind((string?)null).Run();
        return _database.LastInsertRowId;
    }

    /// <inheritdoc/>
    public void UpdateInstance(InstanceRow before, InstanceCommit commit, EncodedEvents newEvents)
    {
        var (tail, count) = ReadTail(commit.InstanceKey);
        if (commit.ReplacesHistory)
        {
            DeleteHistory(tail);
            (tail, count) = (0, 0);
        }

        if (newEvents.Json is not null)
        {
            _insertHistory.Bind(tail).Bind(newEvents.Json).Run();
            tail = _database.LastInsertRowId;
            count += newEvents.Events.Count;
        }

        if (!commit.Status.IsTerminal() && !before.HasEnded && commit.LockedBy == before.LockedBy)
        {
            // What the indexes are about stays as it is: SQLite would write them anew even so, were those columns only named.
            _updateUnindexed.Bind(commit.InstanceKey).Bind((long)commit.Status).Bind(commit.Generation).Bind(commit.Timestamp.Ticks).Bind(commit.Version).Bind(commit.ExecutionId)
                .Bind(commit.LockId).Bind(tail).Bind(count).Run();
            return;
        }

        long? completed = commit.Status.IsTerminal() ? commit.Timestamp.Ticks : null;
        _updateInstance.Bind(commit.InstanceKey).Bind((long)commit.Status).Bind(commit.Generation).Bind(commit.Timestamp.Ticks).Bind(completed)
            .Bind(commit.Version).Bind(commit.ExecutionId).Bind(commit.LockedBy).Bind(commit.LockId).Bind(tail).Bind(count).Run();
    }

    /// <inheritdoc/>
    public void ReviveInstance(long key, DateTime now) =>
        _reviveInstance.Bind(key).Bind((long)OrchestrationRuntimeStatus.Running).Bind(now.Ticks).Run();

    /// <inheritdoc/>
    public void DeleteInstance(InstanceRow instance)
    {
        DeleteHistory(ReadTail(instance.Key).Tail);
        _deletePayloads.Bind(instance.Key * PayloadKinds).Bind((instance.Key * PayloadKinds) + PayloadKinds - 1).Run();
        _deleteInstance.Bind(instance.Key).Run();
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public bool HasState(long key) => Exists(_hasPayload.Bind((key * PayloadKinds) + (long)PayloadKind.EntityState));

    /// <inheritdoc/>
    public long InsertInbox(long instance, int? generation, EncodedEvent message, bool first)
    {
        (first ? _insertInboxFirst : _insertInbox).Bind(instance).Bind((long?)generation).Bind(message.Json).Run();
        return _database.LastInsertRowId;
    }

    /// <inheritdoc/>
    public long InsertScheduled(DateTime dueAt, long instance, int? generation, EncodedEvent message)
    {
        _insertScheduled.Bind(dueAt.Ticks).Bind(instance).Bind((long?)generation).Bind(message.Json).Run();
        return _database.LastInsertRowId;
    }

    /// <inheritdoc/>
    public StoredActivity InsertActivity(InstanceRow instance, TaskScheduledEvent scheduled, EncodedEvent encoded)
    {
        _insertActivity.Bind(_nextActivity).Bind(instance.Key).Bind(instance.Generation).Bind(encoded.Json).Run();
        return new StoredActivity(_nextActivity++, instance.Key, instance.InstanceId, instance.Generation, scheduled);
    }

    /// <inheritdoc/>
    public bool TryConsume(IReadOnlyList<StoredMessage> messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            if (!Delete(messages[i].Key))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Discard(MessageKey key) => Delete(key);

    /// <inheritdoc/>
    public IReadOnlySet<long> FindBacklogs()
    {
        var keys = new HashSet<long>();
        while (_findBacklogs.Step())
        {
            keys.Add(_findBacklogs.GetInt64(0));
        }

        _findBacklogs.Reset();
        return keys;
    }

    /// <inheritdoc/>
    public void BeginWork()
    {
        // Only the worker adds activities, so its numbers stay unique.
        _nextActivity = Math.Max(_nextActivity, _database.QueryInt64("SELECT ifnull(max(sequence), 0) FROM activities") + 1);
        _countAttempts.Run();
    }

    private static InstanceRow? ReadInstance(SqliteStatement s)
    {
        InstanceRow? row = s.Step()
            ? new InstanceRow(
                s.GetInt64(0),
                s.GetText(1)!,
                (InstanceKind)s.GetInt32(2),
                (OrchestrationRuntimeStatus)s.GetInt32(3),
                s.GetInt32(4),
                s.GetInt64(5),
                s.GetText(6),
                s.GetText(7))
            : null;
        s.Reset();
        return row;
    }

    private static bool Exists(SqliteStatement statement)
    {
        var exists = statement.Step() && statement.GetInt64(0) != 0;
        statement.Reset();
        return exists;
    }

    private bool Delete(MessageKey key)
    {
        var statement = key.Source switch
        {
            MessageSource.Inbox => _deleteInbox,
            MessageSource.Scheduled => _deleteScheduled,
            _ => _deleteActivity,
        };
        return statement.Bind(key.Sequence).Run() == 1;
    }

    private (long Tail, int Count) ReadTail(long key)
    {
        _readTail.Bind(key);
        var tail = _readTail.Step() ? (_readTail.GetInt64(0), _readTail.GetInt32(1)) : default;
        _readTail.Reset();
        return tail;
    }

    private void DeleteHistory(long tail)
    {
        while (tail != 0)
        {
            _deleteHistory.Bind(tail);
            tail = _deleteHistory.Step() ? _deleteHistory.GetInt64(0) : 0;
            _deleteHistory.Reset();
        }
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = _database.Prepare(sql);
        _all.Add(statement);
        return statement;
    }
}
