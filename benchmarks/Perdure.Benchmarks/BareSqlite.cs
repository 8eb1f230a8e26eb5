using Perdure.Storage.Sqlite;

namespace Perdure.Benchmarks;

/// <summary>The limit that SQLite sets: the rows of the same turns written by nothing but prepared statements, with as many turns in a transaction.</summary>
internal static class BareSqlite
{
    /// <summary>Writes turns: a new chunk of history, the instance's row, an activity gone and another come.</summary>
    /// <param name="turns">How many.</param>
    /// <param name="turnsPerTransaction">How many share a commit.</param>
    /// <param name="historyBytes">How large the chunk of history is.</param>
    /// <param name="activityBytes">How large the activity is.</param>
    /// <returns>How many turns were written in a second.</returns>
    public static async Task<double> TurnsPerSecondAsync(int turns, int turnsPerTransaction, int historyBytes, int activityBytes)
    {
        var directory = Directory.CreateTempSubdirectory("perdure-bare-").FullName;
        var options = new SqliteStoreOptions { FilePath = Path.Combine(directory, "bare.db") };
        using (var database = SqliteStoreFile.OpenWriter(options))
        {
            var instance = database.Prepare("UPDATE instances SET revision = ?2, history_tail = ?3, updated = ?4 WHERE id = ?1");
            var history = database.Prepare("INSERT INTO history (previous, events) VALUES (?, ?)");
            var insert = database.Prepare("INSERT INTO activities (sequence, instance, generation, attempt, event) VALUES (?, 1, 0, 1, ?)");
            var delete = database.Prepare("DELETE FROM activities WHERE sequence = ?");
            database.Execute("INSERT INTO instances (id, instance_id, kind, status, generation, revision, history_tail, history_events, updated, created, name) VALUES (1, '1', 0, 0, 0, 0, 0, 0, 0, 0, 'x')");
            var (chunk, activity) = (new byte[historyBytes], new byte[activityBytes]);
            var measurement = await Measurement.OfAsync(turns, () =>
            {
                for (var turn = 1; turn <= turns;)
                {
                    database.Execute("BEGIN IMMEDIATE");
                    for (var i = 0; i < turnsPerTransaction && turn <= turns; i++, turn++)
                    {
                        history.Bind(turn - 1).Bind(chunk).Run();
                        instance.Bind(1).Bind(turn).Bind(turn).Bind(turn).Run();
                        delete.Bind(turn - 1).Run();
                        insert.Bind(turn).Bind(activity).Run();
                    }

                    database.Execute("COMMIT");
                }

                return Task.CompletedTask;
            });
            database.Dispose();
            Directory.Delete(directory, recursive: true);
            return turns / measurement.Seconds;
        }
    }
}
