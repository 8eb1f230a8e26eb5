namespace Perdure.Storage.Sqlite;

/// <summary>Where the SQLite store lies and how it is opened.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// Gets or sets the path of the database file. It is created when it does not exist. Beside it lie files of the same name that end with
    /// <c>-wal</c> and <c>-shm</c> (SQLite's log, part of the data), <c>-worker</c> (locked by the process that works) and <c>-signal</c>
    /// (touched by the others).
    /// </summary>
    public string FilePath { get; set; } = "perdure.db";

    /// <summary>Gets or sets a value indicating whether a missing directory is created. On by default.</summary>
    public bool CreateDirectory { get; set; } = true;

    /// <summary>Gets or sets how long to wait for another program's lock on the file before giving up. Default: 10 seconds.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the size of the page cache of the writing connection in KiB. Default: 64 MiB.</summary>
    public int CacheKibibytes { get; set; } = 64 * 1024;

    /// <summary>Gets or sets after how many pages (4 KiB each) the write-ahead log is folded into the database file. Default: 4,000 (16 MB).</summary>
    public int CheckpointPages { get; set; } = 4000;

    /// <summary>Gets or sets how many turns may share one commit. Default: 1,024.</summary>
    public int MaximumCommitSize { get; set; } = 1024;
}
