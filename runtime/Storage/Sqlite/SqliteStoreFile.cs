namespace Perdure.Storage.Sqlite;

/// <summary>Opens connections to the store's file, and sees to it that a file that is not a store stays as it is.</summary>
internal static class SqliteStoreFile
{
    /// <summary>Opens the connection that writes; creates the file and its tables where there are none.</summary>
    /// <param name="options">Which file, and how.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="OrchestrationStoreException">The file cannot be used; the message says why and what to do.</exception>
    public static SqliteDatabase OpenWriter(SqliteStoreOptions options)
    {
        var path = Path.GetFullPath(options.FilePath);
        Inspect(path, options);
        var database = SqliteDatabase.Open(path, SqliteAccess.Create, options.LockTimeout);
        try
        {
            if (database.QueryText("PRAGMA journal_mode = WAL") is not "wal")
            {
                throw new OrchestrationStoreException(
                    OrchestrationStoreError.CannotOpen,
                    $"The store '{path}' cannot be used: its directory does not allow a write-ahead log. Put the file on a local disk: network shares and some container volumes lack the shared memory that it needs.");
            }

            database.Execute($"PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{options.CacheKibibytes}; PRAGMA wal_autocheckpoint = {options.CheckpointPages}");
            SqliteSchema.Upgrade(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that only reads.</summary>
    /// <param name="options">Which file, and how.</param>
    /// <returns>The connection.</returns>
    public static SqliteDatabase OpenReader(SqliteStoreOptions options)
    {
        var database = SqliteDatabase.Open(Path.GetFullPath(options.FilePath), SqliteAccess.ReadWrite, options.LockTimeout);
        database.Execute("PRAGMA query_only = ON");
        return database;
    }

    // Looks at the file through a connection that cannot write, because a connection that can turns on the write-ahead log and may
    // fold an existing one into the file: a file that is not ours must not change by a bit.
    private static void Inspect(string path, SqliteStoreOptions options)
    {
        if (Directory.Exists(path))
        {
            throw new OrchestrationStoreException(OrchestrationStoreError.CannotOpen, $"The store '{path}' cannot be opened: it is a directory. Give the path of a file.");
        }

        var directory = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(directory))
        {
            if (!options.CreateDirectory)
            {
                throw new OrchestrationStoreException(
                    OrchestrationStoreError.CannotOpen,
                    $"The store '{path}' cannot be opened: its directory does not exist. Create the directory, or correct the path.");
            }

            Directory.CreateDirectory(directory);
        }

        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            return;
        }

        if (file.IsReadOnly)
        {
            throw SqliteErrors.Describe(SQLitePCL.raw.SQLITE_READONLY, path, "the file is marked read-only");
        }

        using var database = SqliteDatabase.Open(path, SqliteAccess.Read, options.LockTimeout);
        SqliteSchema.Check(database);
    }
}
