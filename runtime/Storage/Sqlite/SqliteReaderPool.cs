using System.Collections.Concurrent;

namespace Perdure.Storage.Sqlite;

/// <summary>Keeps connections for reading, so that readers wait neither for each other nor for the one that writes.</summary>
internal sealed class SqliteReaderPool(SqliteStoreOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private volatile bool _disposed;

    /// <summary>Runs a function with a connection.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="read">The function.</param>
    /// <returns>Its result.</returns>
    public T Use<T>(Func<SqliteReader, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var reader))
        {
            reader = new SqliteReader(SqliteStoreFile.OpenReader(options));
        }

        try
        {
            return read(reader);
        }
        finally
        {
            if (_disposed || _idle.Count >= Environment.ProcessorCount * 2)
            {
                reader.Dispose();
            }
            else
            {
                _idle.Add(reader);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
