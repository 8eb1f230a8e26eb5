using SQLitePCL;

namespace Perdure.Storage.Sqlite;

/// <summary>Turns result codes of SQLite into errors that say what to do.</summary>
internal static class SqliteErrors
{
    /// <summary>The result code without its extension.</summary>
    /// <param name="code">A primary or extended result code.</param>
    /// <returns>The primary result code.</returns>
    public static int Primary(int code) => code & 0xff;

    /// <summary>Describes a failed call.</summary>
    /// <param name="code">The primary or extended result code.</param>
    /// <param name="path">The database file.</param>
    /// <param name="detail">SQLite's own words.</param>
    /// <returns>The exception to throw.</returns>
    public static OrchestrationStoreException Describe(int code, string path, string? detail)
    {
        var (reason, advice) = Primary(code) switch
        {
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => (
                OrchestrationStoreError.CannotOpen,
                "it cannot be opened. Check that its directory exists and that this process may read and write there."),
            raw.SQLITE_READONLY => (
                OrchestrationStoreError.ReadOnly,
                "it is read-only. Give this process write access to the file and its directory, or use another file."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (
                OrchestrationStoreError.Locked,
                "another program has locked it. Close that program (a database browser with an open transaction, a backup), or raise 'LockTimeout'."),
            raw.SQLITE_NOTADB => (
                OrchestrationStoreError.NotADatabase,
                "it is not an SQLite database. It was left as it is. Give the path of another file, or move this one away."),
            raw.SQLITE_CORRUPT => (
                OrchestrationStoreError.Corrupt,
                "it is damaged. Restore it from a backup, or recover what can be read with the 'sqlite3' tool's '.recover' command."),
            raw.SQLITE_FULL => (
                OrchestrationStoreError.Full,
                "the disk is full. Nothing that was acknowledged is lost; free some space and the work goes on."),
            raw.SQLITE_IOERR => (
                OrchestrationStoreError.InputOutput,
                "reading or writing it failed. Check the disk, and that the file does not lie on a network share: the write-ahead log needs a local disk."),
            _ => (OrchestrationStoreError.Unknown, "SQLite reported an error."),
        };
        return new OrchestrationStoreException(reason, $"The store '{path}' cannot be used: {advice} (SQLite error {code}{(detail is null ? "" : ": " + detail)})");
    }
}
