using Perdure.Testing.Time;

namespace Perdure.Tests.Testing;

public class VirtualTimeProviderTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TimersFireInTheOrderOfTheirTimesAtTheirTimes()
    {
        var time = new VirtualTimeProvider(Begin);
        var fired = new List<string>();
        using var late = time.CreateTimer(_ => fired.Add($"late {time.GetUtcNow():HH:mm}"), null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using var early = time.CreateTimer(_ => fired.Add($"early {time.GetUtcNow():HH:mm}"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var changed = time.CreateTimer(_ => fired.Add("never"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        changed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.Equal(Begin.AddHours(1), time.NextTimer());
        time.AdvanceTo(Begin.AddHours(3));
        Assert.Equal(["early 01:00", "late 02:00"], fired);
        Assert.Equal(Begin.AddHours(3), time.GetUtcNow());
        Assert.Null(time.NextTimer());
    }

    [Fact]
    public void PeriodsRepeatAndTimeDoesNotGoBack()
    {
        var time = new VirtualTimeProvider(Begin);
        var count = 0;
        using (time.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)))
        {
            time.AdvanceTo(Begin.AddMinutes(5));
        }

        time.AdvanceTo(Begin);
        Assert.Equal((5, Begin.AddMinutes(5)), (count, time.GetUtcNow()));
    }
}
