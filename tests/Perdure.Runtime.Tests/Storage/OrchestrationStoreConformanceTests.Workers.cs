using Perdure.History;

namespace Perdure.Runtime.Tests.Storage;

/// <content>What a store must hold to: one worker after the other.</content>
public abstract partial class OrchestrationStoreConformanceTests
{
    [Fact]
    public async Task One_worker_works_and_the_next_takes_over()
    {
        var waits = 0;
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var second = Store.AcquireWorkerLeaseAsync(new RecordingListener(), () => Interlocked.Increment(ref waits), guard.Token);
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, Volatile.Read(ref waits));

        await _lease!.DisposeAsync();
        _lease = await second;
    }

    [Fact]
    public async Task Activities_of_the_worker_before_count_as_begun()
    {
        var (instance, start) = await CreatedAsync("a");
        await Store.CommitAsync(Commit(instance, start) with { Activities = [new TaskScheduledEvent(0, Start, "Act", null, null, null, null)] });
        await _lease!.DisposeAsync();

        _lease = await Store.AcquireWorkerLeaseAsync(_listener);

        Assert.Equal(2, Assert.Single(await Store.ReadActivitiesAsync(long.MinValue, 10)).Attempt);
    }
}
