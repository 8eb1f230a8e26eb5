using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Tests.CallGraph;

public class SharedWorkTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    [InlineData(true, 1000)]
    [InlineData(false, 1000)]
    public void Each_piece_is_done_once(bool isConcurrent, int count)
    {
        var done = new int[count];
        new SharedWork(isConcurrent).Run(count, index => Interlocked.Increment(ref done[index]), CancellationToken.None);
        Assert.All(done, static times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task Those_who_wait_help_and_no_piece_is_done_twice()
    {
        var work = new SharedWork(isConcurrent: true);
        var done = new int[2000];
        var leader = Task.Run(() => work.Run(done.Length, index => Interlocked.Increment(ref done[index]), CancellationToken.None));
        var helpers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!leader.IsCompleted)
            {
                work.HelpOrWait(TimeSpan.FromMilliseconds(1));
            }
        }));

        await Task.WhenAll([leader, .. helpers]);
        Assert.All(done, static times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_goes_wrong_is_thrown_where_the_work_was_asked_for_and_the_next_work_is_done(bool isConcurrent)
    {
        var work = new SharedWork(isConcurrent);
        Assert.Throws<FormatException>(() => work.Run(100, static index => _ = index == 50 ? throw new FormatException() : index, CancellationToken.None));

        var count = 0;
        work.Run(100, _ => Interlocked.Increment(ref count), CancellationToken.None);
        Assert.Equal(100, count);
    }

    [Fact]
    public void A_question_that_was_taken_back_ends_the_work()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new SharedWork(isConcurrent: true).Run(
            1000,
            index =>
            {
                source.Cancel();
                source.Token.ThrowIfCancellationRequested();
            },
            source.Token));
    }
}
