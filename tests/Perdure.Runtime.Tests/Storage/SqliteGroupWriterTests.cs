using Perdure.Runtime.Tests.Hosting;
using Perdure.Storage;
using Perdure.Storage.Sqlite;
using Perdure.Storage.Writes;

namespace Perdure.Runtime.Tests.Storage;

/// <summary>Several processes write to one file, and none keeps the others out.</summary>
public sealed class SqliteGroupWriterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_process_that_writes_without_a_pause_leaves_others_their_turn()
    {
        var options = new SqliteStoreOptions { FilePath = _directory.File("store.db") };
        using var busy = new SqliteGroupWriter(SqliteStoreFile.OpenWriter(options), options.MaximumCommitSize);
        var endless = new EndlessWrite(busy);
        busy.Enqueue(endless);
        await endless.Began;

        using (var other = new SqliteGroupWriter(SqliteStoreFile.OpenWriter(options), options.MaximumCommitSize))
        {
            for (var i = 0; i < 5; i++)
            {
                var write = new OneWrite();
                other.Enqueue(write);
                await write.Done;
            }
        }

        endless.Stop();
        await endless.Done;
    }

    [Fact]
    public async Task While_the_file_is_locked_a_whole_group_fails_at_once_and_not_one_after_the_other()
    {
        var options = new SqliteStoreOptions { FilePath = _directory.File("store.db"), LockTimeout = TimeSpan.FromMilliseconds(50) };
        using var writer = new SqliteGroupWriter(SqliteStoreFile.OpenWriter(options), options.MaximumCommitSize);
        using var stranger = SqliteDatabase.Open(options.FilePath, SqliteAccess.ReadWrite, TimeSpan.FromSeconds(60));
        stranger.BeginWriting();

        // Handed over on the writer's own thread, so that all of them are in its next group.
        OneWrite[] group = [.. Enumerable.Range(0, 20).Select(_ => new OneWrite())];
        var first = new OneWrite(() => Array.ForEach(group, writer.Enqueue));
        writer.Enqueue(first);
        await Assert.ThrowsAsync<OrchestrationStoreException>(() => first.Done);
        var error = await Assert.ThrowsAsync<OrchestrationStoreException>(() => group[0].Done);
        stranger.Execute("ROLLBACK");

        Assert.Equal(OrchestrationStoreError.Locked, error.Reason);
        foreach (var write in group)
        {
            await Assert.ThrowsAsync<OrchestrationStoreException>(() => write.Done);
        }
    }

    private sealed class OneWrite(Action? failed = null) : StoreWrite
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public override void Apply(IStoreTables tables)
        {
        }

        public override void Committed() => _done.SetResult();

        public override void Failed(Exception error)
        {
            failed?.Invoke();
            _done.SetException(error);
        }
    }

    // Each transaction is as long as on a slow disk, and the next one waits already when it ends.
    private sealed class EndlessWrite(SqliteGroupWriter writer) : StoreWrite
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _stopped;

        public Task Began => _began.Task;

        public Task Done => _done.Task;

        public void Stop() => _stopped = true;

        public override void Apply(IStoreTables tables)
        {
            _began.TrySetResult();
            Thread.Sleep(30);
        }

        public override void Committed()
        {
            if (_stopped)
            {
                _done.SetResult();
            }
            else
            {
                writer.Enqueue(this);
            }
        }

        public override void Failed(Exception error) => _done.SetException(error);
    }
}
