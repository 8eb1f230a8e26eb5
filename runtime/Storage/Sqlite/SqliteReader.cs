using Perdure.History;
using Perdure.Storage.Writes;

namespace Perdure.Storage.Sqlite;

/// <summary>A connection that reads, with its prepared statements. One caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string InstanceColumns =
        "i.id, i.instance_id, i.kind, i.status, i.generation, i.revision, i.history_events, i.updated, i.completed, i.created, i.scheduled, i.name, i.version, " +
        "i.execution_id, i.parent, i.locked_by, i.lock_id, i.history_tail";

    private readonly SqliteDatabase _database;
    private readonly Dictionary<string, SqliteStatement> _prepared = [];

    /// <summary>Initializes a new instance of the <see cref="SqliteReader"/> class.</summary>
    /// <param name="database">The connection, which the reader owns from now on.</param>
    public SqliteReader(SqliteDatabase database)
    {
        _database = database;
    }

    /// <summary>Gets a number that changes when another connection has written.</summary>
    public long DataVersion => Read("PRAGMA data_version", static s => s.Step() ? s.GetInt64(0) : 0);

    /// <summary>Runs a function in one consistent view of the store.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="read">The function.</param>
    /// <returns>Its result.</returns>
    public T InSnapshot<T>(Func<SqliteReader, T> read)
    {
        _database.Execute("BEGIN");
        try
        {
            return read(this);
        }
        finally
        {
            _database.Execute("ROLLBACK");
        }
    }

    /// <summary>Runs a query.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="sql">The query, whose statement is kept.</param>
    /// <param name="read">Binds the parameters and steps through the rows.</param>
    /// <returns>The result.</returns>
    public T Read<T>(string sql, Func<SqliteStatement, T> read)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            _prepared.Add(sql, statement = _database.Prepare(sql));
        }

        try
        {
            return read(statement);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Reads an instance by its id.</summary>
    /// <param name="instanceId">The id.</param>
    /// <returns>The instance and the position of its last history chunk, or null.</returns>
    public (InstanceRecord Instance, long HistoryTail)? FindInstance(string instanceId) =>
        Read($"SELECT {InstanceColumns} FROM instances i WHERE i.instance_id = ?", s => s.Bind(instanceId).Step() ? ReadInstance(s) : ((InstanceRecord, long)?)null);

    /// <summary>Reads an instance by its key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The instance and the position of its last history chunk, or null.</returns>
    public (InstanceRecord Instance, long HistoryTail)? FindInstance(long key) =>
        Read($"SELECT {InstanceColumns} FROM instances i WHERE i.id = ?", s => s.Bind(key).Step() ? ReadInstance(s) : ((InstanceRecord, long)?)null);

    /// <summary>Reads instances.</summary>
    /// <param name="where">The condition, over the table alias <c>i</c>.</param>
    /// <param name="bind">Binds its parameters.</param>
    /// <returns>The instances.</returns>
    public List<InstanceRecord> FindInstances(string where, Action<SqliteStatement> bind) =>
        Read($"SELECT {InstanceColumns} FROM instances i WHERE {where}", s =>
        {
            bind(s);
            var instances = new List<InstanceRecord>();
            while (s.Step())
            {
                instances.Add(ReadInstance(s).Instance);
            }

            return instances;
        });

    /// <summary>Adds the payloads to an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The instance with its payloads.</returns>
    public InstanceRecord WithPayloads(InstanceRecord instance) => Read("SELECT key & 7, data FROM payloads WHERE key BETWEEN ?1 * 8 AND ?1 * 8 + 7", s =>
    {
        s.Bind(instance.Key);
        var payloads = new InstancePayloads();
        while (s.Step())
        {
            var data = s.GetText(1)!;
            payloads = (PayloadKind)s.GetInt32(0) switch
            {
                PayloadKind.Input => payloads with { Input = data },
                PayloadKind.Output => payloads with { Output = data },
                PayloadKind.CustomStatus => payloads with { CustomStatus = data },
                PayloadKind.Failure => payloads with { Failure = PayloadJson.ReadFailure(data) },
                PayloadKind.Tags => payloads with { Tags = PayloadJson.ReadTags(data) },
                PayloadKind.EntityState => payloads with { EntityState = data },
                _ => payloads,
            };
        }

        return instance with { Payloads = payloads };
    });

    /// <summary>Reads a chain of history.</summary>
    /// <param name="tail">The position of its last chunk; zero for none.</param>
    /// <param name="count">The number of its events.</param>
    /// <returns>The events, oldest first.</returns>
    public IReadOnlyList<HistoryEvent> ReadHistory(long tail, int count)
    {
        // The chain is walked from its end; the chunks are turned round before they are parsed.
        var chunks = new List<byte[]>();
        while (tail != 0)
        {
            tail = Read("SELECT previous, events FROM history WHERE position = ?", s =>
            {
                if (!s.Bind(tail).Step())
                {
                    return 0;
                }

                chunks.Add(s.GetBlob(1).ToArray());
                return s.GetInt64(0);
            });
        }

        var events = new List<HistoryEvent>(count);
        for (var i = chunks.Count - 1; i >= 0; i--)
        {
            events.AddRange(HistoryEventJson.DeserializeList(chunks[i]));
        }

        return events;
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static (InstanceRecord Instance, long HistoryTail) ReadInstance(SqliteStatement s) => (
        new InstanceRecord
        {
            Key = s.GetInt64(0),
            InstanceId = s.GetText(1)!,
            Kind = (InstanceKind)s.GetInt32(2),
            Status = (OrchestrationRuntimeStatus)s.GetInt32(3),
            Generation = s.GetInt32(4),
            Revision = s.GetInt64(5),
            HistoryEvents = s.GetInt32(6),
            LastUpdatedAt = Instant(s, 7),
            CompletedAt = s.IsNull(8) ? null : Instant(s, 8),
            CreatedAt = Instant(s, 9),
            ScheduledStartAt = s.IsNull(10) ? null : Instant(s, 10),
            Name = s.GetText(11)!,
            Version = s.GetText(12),
            ExecutionId = s.GetText(13),
            ParentInstanceId = s.GetText(14),
            LockedBy = s.GetText(15),
            LockId = s.GetText(16),
        },
        s.GetInt64(17));

    private static DateTime Instant(SqliteStatement s, int column) => new(s.GetInt64(column), DateTimeKind.Utc);
}
