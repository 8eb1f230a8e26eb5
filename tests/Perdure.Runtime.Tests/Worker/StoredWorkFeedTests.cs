using System.Collections.Concurrent;
using Perdure.Worker;

namespace Perdure.Runtime.Tests.Worker;

/// <summary>Work comes into memory once, in order, and no more than fits.</summary>
public class StoredWorkFeedTests
{
    [Fact]
    public async Task More_work_than_fits_comes_in_bit_by_bit_each_piece_once_and_in_order()
    {
        const int pieces = 5000;
        const int capacity = 100;
        var stored = new ConcurrentDictionary<long, bool>();
        var accepted = new ConcurrentQueue<long>();
        var (inMemory, most) = (0, 0);
        StoredWorkFeed<long> feed = null!;
        feed = new StoredWorkFeed<long>(
            capacity,
            piece => piece,
            (after, limit) => Task.FromResult<IReadOnlyList<long>>([.. stored.Keys.Where(k => k > after).Order().Take(limit)]),
            piece =>
            {
                accepted.Enqueue(piece);
                most = Math.Max(most, Interlocked.Increment(ref inMemory));
            },
            error => throw error);

        var done = Task.Run(async () =>
        {
            var seen = 0;
            using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (seen < pieces)
            {
                if (accepted.Skip(seen).Take(1).ToList() is [var piece])
                {
                    seen++;
                    stored.TryRemove(piece, out _);
                    Interlocked.Decrement(ref inMemory);
                    feed.Done(piece);
                }
                else
                {
                    await Task.Delay(1, guard.Token);
                }
            }
        });
        for (long piece = 1; piece <= pieces; piece++)
        {
            stored[piece] = true;
            feed.Offer([piece]);
        }

        await done;
        Assert.Equal(Enumerable.Range(1, pieces).Select(i => (long)i), accepted);
        Assert.Empty(stored);

        // A page may go beyond the capacity, but not by more than itself.
        Assert.InRange(most, 1, capacity + 1000);
    }

    [Fact]
    public async Task What_was_there_before_and_what_others_add_is_found_by_looking()
    {
        var stored = new List<long> { 1, 2, 3 };
        var accepted = new ConcurrentQueue<long>();
        var readAfter = new ConcurrentQueue<long>();
        var feed = new StoredWorkFeed<long>(
            10,
            piece => piece,
            (after, limit) =>
            {
                readAfter.Enqueue(after);
                return Task.FromResult<IReadOnlyList<long>>([.. stored.Where(k => k > after).Take(limit)]);
            },
            accepted.Enqueue,
            error => throw error);

        feed.Rescan();
        await UntilAsync(() => accepted.Count == 3);
        stored.AddRange([4, 5]);
        feed.Offer([5]);
        feed.Rescan();
        await UntilAsync(() => accepted.Count == 5);

        // 4 is another process's, between this one's own; each comes once, and what was seen is not read again.
        Assert.Equal([1, 2, 3, 4, 5], accepted.Order());
        Assert.Equal(3, readAfter.Last());
    }

    [Fact]
    public async Task What_waits_for_a_later_piece_does_not_take_its_room()
    {
        var stored = Enumerable.Range(1, 50).Select(i => (long)i).ToList();
        var accepted = new ConcurrentQueue<long>();
        StoredWorkFeed<long> feed = null!;
        feed = new StoredWorkFeed<long>(
            5,
            piece => piece,
            (after, _) => Task.FromResult<IReadOnlyList<long>>([.. stored.Where(k => k > after).Take(5)]),
            accepted.Enqueue,
            error => throw error);
        feed.Offer(stored);
        Assert.Equal(5, accepted.Count);

        // Only when the waiting ones are set aside is there room for the one that they wait for; it is read from the store.
        for (var piece = 1; piece <= 5; piece++)
        {
            feed.SetAside(piece);
        }

        await UntilAsync(() => accepted.Contains(6));
    }

    [Fact]
    public async Task A_failed_read_is_repeated()
    {
        var (reads, errors) = (0, 0);
        var accepted = new ConcurrentQueue<long>();
        var feed = new StoredWorkFeed<long>(
            10,
            piece => piece,
            (after, _) => ++reads == 1 ? throw new IOException("the disk hiccups") : Task.FromResult<IReadOnlyList<long>>(after < 7 ? [7] : []),
            accepted.Enqueue,
            _ => errors++);

        feed.Rescan();
        await UntilAsync(() => accepted.Count == 1);

        Assert.Equal(1, errors);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(1, guard.Token);
        }
    }
}
