namespace Perdure.Storage.Sqlite;

/// <summary>The tables of the store, and the steps that lead from one version of them to the next.</summary>
/// <remarks>
/// <para>Rows are append-only where they can be: history is a chain of chunks, one for each turn, each pointing at the one before it, and an
/// instance points at its last chunk. So a turn writes at the end of two or three tables and nowhere else, however long its history is.</para>
/// <para>Instants are ticks of 100 ns in UTC; payloads and events are JSON in UTF-8.</para>
/// </remarks>
internal static class SqliteSchema
{
    /// <summary>Marks the file as a store of this library ("Perd" in ASCII): SQLite's application id.</summary>
    public const int ApplicationId = 0x50657264;

    /// <summary>The version that this library writes: SQLite's user version.</summary>
    public static int CurrentVersion => Migrations.Length;

    // Entry n leads from version n to version n + 1. Entries are never edited once released, only added.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE instances (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            instance_id TEXT NOT NULL UNIQUE,
            kind INTEGER NOT NULL,
            status INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            history_tail INTEGER NOT NULL,
            history_events INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            completed INTEGER,
            created INTEGER NOT NULL,
            scheduled INTEGER,
            name TEXT NOT NULL,
            version TEXT,
            execution_id TEXT,
            parent TEXT,
            locked_by TEXT,
            lock_id TEXT
        );
        CREATE INDEX instances_by_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE INDEX instances_by_completion ON instances (completed) WHERE completed IS NOT NULL;
        CREATE INDEX instances_by_lock ON instances (locked_by) WHERE locked_by IS NOT NULL;
        CREATE TABLE payloads (
            key INTEGER PRIMARY KEY,
            data TEXT NOT NULL
        );
        CREATE TABLE history (
            position INTEGER PRIMARY KEY,
            previous INTEGER NOT NULL,
            events BLOB NOT NULL
        );
        CREATE TABLE inbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            instance INTEGER NOT NULL,
            generation INTEGER,
            event BLOB NOT NULL
        );
        CREATE TABLE scheduled (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            due INTEGER NOT NULL,
            instance INTEGER NOT NULL,
            generation INTEGER,
            event BLOB NOT NULL
        );
        CREATE INDEX scheduled_by_due ON scheduled (due, sequence);
        CREATE TABLE activities (
            sequence INTEGER PRIMARY KEY,
            instance INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            event BLOB NOT NULL
        );
        """,

        // Finds the few orchestrations that are at work among the many that have ended. Without the status, so that turns leave it alone.
        "CREATE INDEX instances_unfinished ON instances (kind) WHERE completed IS NULL",
    ];

    /// <summary>Creates the tables, or brings those of an older version up to date, in one transaction.</summary>
    /// <param name="database">A connection that may write.</param>
    /// <exception cref="OrchestrationStoreException">The file is of another application or of a newer version.</exception>
    public static void Upgrade(SqliteDatabase database)
    {
        // A file that is up to date is opened without a lock: another process may be writing to it all the time.
        if (Check(database) == CurrentVersion)
        {
            return;
        }

        database.BeginWriting();
        try
        {
            // Read again: another process may have been faster.
            var version = Check(database);
            if (version < CurrentVersion)
            {
                for (; version < CurrentVersion; version++)
                {
                    database.Execute(Migrations[version]);
                }

                database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {CurrentVersion}");
            }

            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction)
            {
                database.Execute("ROLLBACK");
            }

            throw;
        }
    }

    /// <summary>Reads whose file it is and of which version.</summary>
    /// <param name="database">A connection that may read.</param>
    /// <returns>The version of the tables; zero for an empty database.</returns>
    /// <exception cref="OrchestrationStoreException">The file is of another application or of a newer version.</exception>
    public static int Check(SqliteDatabase database)
    {
        if (database.InTransaction)
        {
            return CheckSnapshot(database);
        }

        // All of it in one view of the file: read one by one, what another process has just made would look like the tables of a stranger.
        database.Execute("BEGIN");
        try
        {
            return CheckSnapshot(database);
        }
        finally
        {
            database.Execute("ROLLBACK");
        }
    }

    private static int CheckSnapshot(SqliteDatabase database)
    {
        var version = (int)database.QueryInt64("PRAGMA user_version");
        var application = (int)database.QueryInt64("PRAGMA application_id");
        if (application == ApplicationId)
        {
            return version <= CurrentVersion
                ? version
                : throw new OrchestrationStoreException(
                    OrchestrationStoreError.NewerSchema,
                    $"The store '{database.Path}' was written by a newer version of Perdure: its schema has version {version}, this library knows versions up to {CurrentVersion}. " +
                    "It was left as it is. Update the Perdure packages of this application, or give the path of another file.");
        }

        var tables = database.QueryText("SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name LIMIT 5)");
        if (application != 0 || version != 0 || tables is not null)
        {
            throw new OrchestrationStoreException(
                OrchestrationStoreError.ForeignDatabase,
                $"The file '{database.Path}' is an SQLite database of another application{(tables is null ? "" : $" (it holds the tables {tables})")}. " +
                "It was left as it is. Give the path of another file: Perdure keeps its store in a file of its own.");
        }

        return 0;
    }
}
