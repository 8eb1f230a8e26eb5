using System.Collections.Concurrent;
using Perdure.Runtime.Tests.Hosting;
using Perdure.Worker;

namespace Perdure.Runtime.Tests.Worker;

/// <summary>The order in which work is run, and how much at a time.</summary>
public class WorkQueueTests
{
    [Fact]
    public async Task What_has_begun_goes_before_what_begins_but_does_not_shut_it_out()
    {
        var ran = new ConcurrentQueue<string>();
        var gate = new TaskCompletionSource();
        var queue = new WorkQueue<string>(1, async work =>
        {
            await gate.Task;
            ran.Enqueue(work);
        });
        queue.Enqueue("first");
        for (var i = 0; i < 3; i++)
        {
            queue.Enqueue($"begin {i}", isBeginning: true);
        }

        for (var i = 0; i < 20; i++)
        {
            queue.Enqueue($"go on {i}");
        }

        gate.SetResult();
        await queue.WhenIdleAsync().WaitAsync(DurableTaskTestHost.Guard);

        var order = ran.ToList();
        Assert.Equal(24, order.Count);
        Assert.Equal(["begin 0", "begin 1", "begin 2"], order.Where(w => w.StartsWith("begin", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"go on {i}"), order.Where(w => w.StartsWith("go on", StringComparison.Ordinal)));
        Assert.InRange(order.IndexOf("begin 0"), 8, 10);
        Assert.InRange(order.IndexOf("begin 1"), 16, 19);
        Assert.Equal(23, order.IndexOf("begin 2"));
    }

    [Fact]
    public async Task So_much_runs_at_a_time_and_no_more()
    {
        var (running, most, done) = (0, 0, 0);
        var queue = new WorkQueue<int>(3, async _ =>
        {
            var now = Interlocked.Increment(ref running);
            lock (this)
            {
                most = Math.Max(most, now);
            }

            await Task.Yield();
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref done);
        });
        for (var i = 0; i < 200; i++)
        {
            queue.Enqueue(i, isBeginning: i % 3 == 0);
        }

        await queue.WhenIdleAsync().WaitAsync(DurableTaskTestHost.Guard);

        Assert.Equal(200, done);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_stop_waits_for_what_runs_and_drops_what_waits()
    {
        var ran = new ConcurrentQueue<int>();
        var started = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        var inFlight = new WorkInFlight();
        var queue = new WorkQueue<int>(
            1,
            async work =>
            {
                ran.Enqueue(work);
                started.SetResult();
                await gate.Task;
            },
            inFlight);
        queue.Enqueue(1);
        await started.Task.WaitAsync(DurableTaskTestHost.Guard);
        queue.Enqueue(2);
        queue.Enqueue(3, isBeginning: true);

        var stopped = queue.StopAsync();
        queue.Enqueue(4);
        Assert.False(stopped.IsCompleted);
        gate.SetResult();
        await stopped.WaitAsync(DurableTaskTestHost.Guard);

        Assert.Equal([1], ran);
        Assert.True(inFlight.IsIdle);
    }
}
