using System.Diagnostics;
using SQLitePCL;

namespace Perdure.Storage.Sqlite;

/// <summary>One connection to the database file. Not safe for use by several threads at a time.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly TimeSpan _lockTimeout;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle, string path, TimeSpan lockTimeout)
    {
        _handle = handle;
        _lockTimeout = lockTimeout;
        Path = path;
        WaitForLocks(lockTimeout);
    }

    /// <summary>Gets the path of the database file.</summary>
    public string Path { get; }

    /// <summary>Gets the number of rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Gets the number of rows that have been changed since the connection was opened.</summary>
    public int TotalChanges => raw.sqlite3_total_changes(_handle);

    /// <summary>Gets the number of bytes that have been given to statements as parameters.</summary>
    public long ParameterBytes { get; private set; }

    /// <summary>Gets the row id of the last row inserted.</summary>
    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>Gets a value indicating whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens a connection.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="access">What the connection may do.</param>
    /// <param name="lockTimeout">How long to wait for other programs' locks.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="OrchestrationStoreException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path, SqliteAccess access, TimeSpan lockTimeout)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX | access switch
        {
            SqliteAccess.Read => raw.SQLITE_OPEN_READONLY,
            SqliteAccess.ReadWrite => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
        };
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            var detail = handle is null ? null : raw.sqlite3_errmsg(handle).utf8_to_string();
            handle?.Dispose();
            throw SqliteErrors.Describe(code, path, detail);
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        return new SqliteDatabase(handle, path, lockTimeout);
    }

    /// <summary>Begins a transaction that writes; waits for the one of another connection to end.</summary>
    /// <remarks>
    /// SQLite's own waiting sleeps longer and longer, up to 100 ms, and so never meets the short moments between two transactions of a
    /// process that writes all the time. Asking each millisecond does: see <see cref="WritingTurns"/> for the other half.
    /// </remarks>
    /// <exception cref="OrchestrationStoreException">Another connection has held the lock for longer than the time-out.</exception>
    public void BeginWriting()
    {
        var began = Stopwatch.GetTimestamp();
        WaitForLocks(TimeSpan.Zero);
        try
        {
            int code;
            while ((code = raw.sqlite3_exec(_handle, "BEGIN IMMEDIATE")) != raw.SQLITE_OK)
            {
                if (SqliteErrors.Primary(code) != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(began) > _lockTimeout)
                {
                    throw Error(code);
                }

                Thread.Sleep(1);
            }
        }
        finally
        {
            WaitForLocks(_lockTimeout);
        }
    }

    /// <summary>Runs one or more statements that return nothing.</summary>
    /// <param name="sql">The statements.</param>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Error(code);
        }
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The prepared statement.</returns>
    public SqliteStatement Prepare(string sql)
    {
        const uint persistent = 1;
        var code = raw.sqlite3_prepare_v3(_handle, sql, persistent, out var statement);
        if (code != raw.SQLITE_OK)
        {
            throw Error(code);
        }

        var prepared = new SqliteStatement(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>Runs a query for its first value.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The first column of the first row; zero when there is none.</returns>
    public long QueryInt64(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.GetInt64(0) : 0;
    }

    /// <summary>Runs a query for its first value.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The first column of the first row, if any.</returns>
    public string? QueryText(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.GetText(0) : null;
    }

    /// <summary>Prepares a statement that the caller disposes.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The prepared statement.</returns>
    public SqliteStatement PrepareOnce(string sql)
    {
        var code = raw.sqlite3_prepare_v2(_handle, sql, out var statement);
        return code == raw.SQLITE_OK ? new SqliteStatement(this, statement) : throw Error(code);
    }

    /// <summary>Counts the bytes of a parameter.</summary>
    /// <param name="count">How many.</param>
    public void CountBytes(int count) => ParameterBytes += count;

    /// <summary>Describes the last error of this connection.</summary>
    /// <param name="code">The result code.</param>
    /// <returns>The exception to throw.</returns>
    public OrchestrationStoreException Error(int code) => SqliteErrors.Describe(code, Path, raw.sqlite3_errmsg(_handle).utf8_to_string());

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _handle.Dispose();
    }

    private void WaitForLocks(TimeSpan timeout) =>
        raw.sqlite3_busy_timeout(_handle, (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue));
}
