namespace Perdure.Storage.Sqlite;

/// <summary>What a store has written since it was opened.</summary>
/// <param name="Changes">How many changes: turns, messages and the like.</param>
/// <param name="Transactions">In how many transactions.</param>
/// <param name="Rows">How many rows they inserted, updated and deleted.</param>
/// <param name="Bytes">How many bytes went into these rows.</param>
internal readonly record struct SqliteWriteCounts(long Changes, long Transactions, long Rows, long Bytes)
{
    /// <summary>What was written between two points of time.</summary>
    /// <param name="later">The counts at the later one.</param>
    /// <param name="earlier">The counts at the earlier one.</param>
    /// <returns>The difference.</returns>
    public static SqliteWriteCounts operator -(SqliteWriteCounts later, SqliteWriteCounts earlier) => new(
        later.Changes - earlier.Changes, later.Transactions - earlier.Transactions, later.Rows - earlier.Rows, later.Bytes - earlier.Bytes);
}
