using Perdure.Storage.Sqlite;

namespace Perdure.Benchmarks.Measuring;

/// <summary>The limit that SQLite sets: as many bytes, in as many rows, in as many durable transactions, by nothing but one prepared statement.</summary>
internal static class BareSqlite
{
    /// <summary>Writes what a store has written.</summary>
    /// <param name="written">What that was.</param>
    /// <returns>How many seconds it took.</returns>
    public static double Write(SqliteWriteCounts written)
    {
        var directory = Directory.CreateTempSubdirectory("perdure-bare-").FullName;
        try
        {
            var options = new SqliteStoreOptions { FilePath = Path.Combine(directory, "bare.db") };
            using var database = SqliteStoreFile.OpenWriter(options);
            database.Execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
            var insert = database.Prepare("INSERT INTO rows (data) VALUES (?)");
            var row = new byte[Math.Max(1, written.Bytes / Math.Max(1, written.Rows))];
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var rows = 0L;
            for (var transaction = 1L; transaction <= written.Transactions; transaction++)
            {
                database.Execute("BEGIN IMMEDIATE");
                for (var end = written.Rows * transaction / written.Transactions; rows < end; rows++)
                {
                    insert.Bind(row).Run();
                }

                database.Execute("COMMIT");
            }

            return System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
