namespace Perdure.Storage.Sqlite;

/// <summary>
/// Tells the process that runs the work that another process has written to the store. SQLite has no such message; a small file beside the
/// database, watched by the one and touched by the others, does without polling.
/// </summary>
internal sealed class SqliteChangeSignal : IDisposable
{
    // The writer touches the file before its commit too: should it die right after the commit, these looks find what it has written.
    private static readonly TimeSpan[] LaterLooks = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    private readonly Action _changed;
    private readonly FileSystemWatcher? _watcher;
    private readonly Timer _later;
    private readonly Timer? _poll;
    private int _look;

    private SqliteChangeSignal(string file, Action changed)
    {
        _changed = changed;
        _later = new Timer(_ => LookAgain());
        try
        {
            Touch(file);
            _watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!, Path.GetFileName(file)) { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size };
            _watcher.Changed += (_, _) => Look();
            _watcher.Error += (_, _) => Look();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // No watchers left on this machine: looking twice a second is the next best.
            _watcher?.Dispose();
            _watcher = null;
            _poll = new Timer(_ => _changed(), null, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>Tells the listener, if there is one.</summary>
    /// <param name="database">The path of the database.</param>
    public static void Send(string database) => Touch(FileFor(database));

    /// <summary>Listens.</summary>
    /// <param name="database">The path of the database.</param>
    /// <param name="changed">Called when another process may have written; it may have been called for nothing.</param>
    /// <returns>The listening, to be disposed at its end.</returns>
    public static SqliteChangeSignal Listen(string database, Action changed) => new(FileFor(database), changed);

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher?.Dispose();
        _poll?.Dispose();
        _later.Dispose();
    }

    private static string FileFor(string database) => database + "-signal";

    private static void Touch(string file)
    {
        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        stream.Write(BitConverter.GetBytes(Environment.ProcessId));
    }

    private void Look()
    {
        _changed();
        _look = 0;
        Schedule();
    }

    private void LookAgain()
    {
        _changed();
        _look++;
        Schedule();
    }

    private void Schedule()
    {
        try
        {
            if (_look < LaterLooks.Length)
            {
                _later.Change(LaterLooks[_look], Timeout.InfiniteTimeSpan);
            }
        }
        catch (ObjectDisposedException)
        {
            // The listening has ended meanwhile.
        }
    }
}
