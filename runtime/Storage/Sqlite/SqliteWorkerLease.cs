namespace Perdure.Storage.Sqlite;

/// <summary>
/// The right to run the work of a file: a lock of the operating system on a file beside it. The write-ahead log binds all processes to one
/// machine anyway, so this is a sound lease: it never runs out while its owner lives, and it ends in the instant in which its owner dies.
/// </summary>
internal sealed class SqliteWorkerLease : IWorkerLease
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly FileStream _lock;
    private readonly Action _released;

    private SqliteWorkerLease(FileStream fileLock, Action released)
    {
        _lock = fileLock;
        _released = released;
    }

    /// <summary>Waits for the lease.</summary>
    /// <param name="database">The path of the database.</param>
    /// <param name="waiting">Called once when another worker has it.</param>
    /// <param name="released">Called when it is given back.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lease.</returns>
    public static async Task<SqliteWorkerLease> AcquireAsync(string database, Action? waiting, Action released, CancellationToken cancellationToken)
    {
        var file = database + "-worker";
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new SqliteWorkerLease(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0), released);
            }
            catch (UnauthorizedAccessException error)
            {
                throw new OrchestrationStoreException(
                    OrchestrationStoreError.ReadOnly,
                    $"The store '{database}' cannot be worked on: this process may not write '{file}'. Give it write access to the directory.",
                    error);
            }
            catch (IOException)
            {
                waiting?.Invoke();
                waiting = null;
                await Task.Delay(RetryInterval, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _released();
        return _lock.DisposeAsync();
    }
}
