using System.Diagnostics;

namespace Perdure.Storage.Sqlite;

/// <summary>Sees to it that a process that always has something to write leaves the file to others now and then.</summary>
/// <remarks>
/// SQLite has no queue for its write lock: who asks while it is free has it. A writer that begins its next transaction microseconds after
/// the last would keep every other process out. So it pauses for a few milliseconds after each tenth of a second of writing without a
/// rest; the others ask each millisecond (<see cref="SqliteDatabase.BeginWriting"/>). What comes in meanwhile shares the next transaction.
/// </remarks>
internal sealed class WritingTurns
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    private long _began = Stopwatch.GetTimestamp();

    /// <summary>Notes that there was nothing to write for a while.</summary>
    /// <param name="since">The timestamp at which that began.</param>
    public void Rested(long since)
    {
        if (Stopwatch.GetElapsedTime(since) >= Pause)
        {
            _began = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Notes that a transaction has ended; pauses when the turn is over.</summary>
    public void Committed()
    {
        if (Stopwatch.GetElapsedTime(_began) >= Turn)
        {
            Thread.Sleep(Pause);
            _began = Stopwatch.GetTimestamp();
        }
    }
}
