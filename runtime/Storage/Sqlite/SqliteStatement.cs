using System.Text;
using SQLitePCL;

namespace Perdure.Storage.Sqlite;

/// <summary>A prepared statement. Parameters are numbered from 1 in binding order, columns from 0.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    /// <summary>Initializes a new instance of the <see cref="SqliteStatement"/> class.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="statement">The prepared statement.</param>
    public SqliteStatement(SqliteDatabase database, sqlite3_stmt statement)
    {
        _database = database;
        _statement = statement;
    }

    /// <summary>Binds the next parameter.</summary>
    /// <param name="value">The value.</param>
    /// <returns>This statement.</returns>
    public SqliteStatement Bind(long value)
    {
        raw.sqlite3_bind_int64(_statement, ++_bound, value);
        _database.CountBytes(sizeof(long));
        return this;
    }

    /// <summary>Binds the next parameter.</summary>
    /// <param name="value">The value; null binds NULL.</param>
    /// <returns>This statement.</returns>
    public SqliteStatement Bind(long? value)
    {
        _bound++;
        if (value is { } present)
        {
            raw.sqlite3_bind_int64(_statement, _bound, present);
            _database.CountBytes(sizeof(long));
        }
        else
        {
            raw.sqlite3_bind_null(_statement, _bound);
        }

        return this;
    }

    /// <summary>Binds the next parameter.</summary>
    /// <param name="value">The value; null binds NULL.</param>
    /// <returns>This statement.</returns>
    public SqliteStatement Bind(string? value)
    {
        _bound++;
        if (value is null)
        {
            raw.sqlite3_bind_null(_statement, _bound);
        }
        else if (value.Length == 0)
        {
            // An empty span has no address, and SQLite reads a missing address as NULL.
            raw.sqlite3_bind_text(_statement, _bound, "");
        }
        else if (value.Length <= 256)
        {
            Span<byte> buffer = stackalloc byte[768];
            BindText(buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        }
        else
        {
            BindText(Encoding.UTF8.GetBytes(value));
        }

        return this;
    }

    /// <summary>Binds the next parameter.</summary>
    /// <param name="value">The bytes.</param>
    /// <returns>This statement.</returns>
    public SqliteStatement Bind(ReadOnlySpan<byte> value)
    {
        _bound++;
        if (value.IsEmpty)
        {
            raw.sqlite3_bind_zeroblob(_statement, _bound, 0);
        }
        else
        {
            raw.sqlite3_bind_blob(_statement, _bound, value);
            _database.CountBytes(value.Length);
        }

        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="OrchestrationStoreException">The statement failed.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var error = _database.Error(code);
            Reset();
            throw error;
        }

        return false;
    }

    /// <summary>Runs the statement to its end and makes it ready for the next use.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Run()
    {
        while (Step())
        {
        }

        var changes = _database.Changes;
        Reset();
        return changes;
    }

    /// <summary>Makes the statement ready for the next use.</summary>
    public void Reset()
    {
        _bound = 0;
        raw.sqlite3_reset(_statement);
    }

    /// <summary>Reads a column.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value; zero for NULL.</returns>
    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>Reads a column.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value.</returns>
    public int GetInt32(int column) => raw.sqlite3_column_int(_statement, column);

    /// <summary>Reads a column.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value, or null for NULL.</returns>
    public string? GetText(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>Reads a column.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The bytes, valid until the next step or reset.</returns>
    public ReadOnlySpan<byte> GetBlob(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Asks whether a column is NULL.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>Whether it is.</returns>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void BindText(ReadOnlySpan<byte> value)
    {
        raw.sqlite3_bind_text(_statement, _bound, value);
        _database.CountBytes(value.Length);
    }
}
