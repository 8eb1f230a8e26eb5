using Perdure.History;
using Perdure.Worker;

namespace Perdure.Tests.Replay;

public class TimerTests
{
    [Fact]
    public void ALongTimerIsMadeOfSeveral()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        var start = driver.Now.AddSeconds(1);
        Assert.Equal(start.AddDays(3), Assert.Single(driver.Start().Timers).FireAt);
        driver.Now = start.AddDays(3);
        Assert.Equal(driver.Now.AddSeconds(1).AddDays(3), Assert.Single(driver.Turn(driver.Fired(0)).Timers).FireAt);
        driver.Now = start.AddDays(6).AddSeconds(1);
        Assert.Equal(start.AddDays(7), Assert.Single(driver.Turn(driver.Fired(1)).Timers).FireAt);
        driver.Now = start.AddDays(7);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, driver.Turn(driver.Fired(2)).Status);
    }

    [Fact]
    public void WhoWaitedForATimerFindsThatItsTimeHasCome()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var due = context.CurrentUtcDateTime.AddHours(1);
            await context.CreateTimer(due, CancellationToken.None);
            return context.CurrentUtcDateTime >= due;
        });
        driver.Start();
        Assert.Equal("true", driver.Turn(driver.Fired(0)).Output);
    }

    [Fact]
    public void ATimerMayBeCancelled()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            using var source = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
            await context.CallActivityAsync("A");
            source.Cancel();
            await context.CallActivityAsync("B");
            return timer.IsCanceled;
        });
        driver.Start();
        Assert.Equal([0], driver.Turn(driver.Done(1)).CancelledTimers);
        driver.Turn(driver.Fired(0, driver.Now));
        Assert.Equal("true", driver.Turn(driver.Done(2)).Output);
    }

    [Fact]
    public void ATimerCancelledInItsOwnTurnIsRecordedAndNotSet()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            using var source = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
            source.Cancel();
            await context.CallActivityAsync("A");
            return timer.IsCanceled;
        });
        var turn = driver.Start();
        Assert.Empty(turn.Timers);
        Assert.Contains(turn.NewEvents, e => e is TimerCreatedEvent);
        Assert.Equal("true", driver.Turn(driver.Done(1)).Output);
    }

    [Fact]
    public void LocalAndUnspecifiedTimesBecomeUtc()
    {
        var due = new DateTime(2026, 6, 1, 12, 0, 0, DateTimeKind.Unspecified);
        var turn = OrchestrationDriver.Of(async context =>
        {
            await Task.WhenAll(
                context.CreateTimer(due, default), context.CreateTimer(DateTime.SpecifyKind(due, DateTimeKind.Utc).ToLocalTime(), default));
            return 0;
        }, options => options with { MaximumTimerInterval = TimeSpan.FromDays(1000) }).Start();
        Assert.All(turn.Timers, t => Assert.Equal(DateTime.SpecifyKind(due, DateTimeKind.Utc), t.FireAt));
        Assert.All(turn.Timers, t => Assert.Equal(DateTimeKind.Utc, t.FireAt.Kind));
    }

    [Fact]
    public void AnOpenTimerDoesNotHoldTheInstance()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(1), default);
            await context.CallActivityAsync("A");
            return 1;
        });
        driver.Start();
        var turn = driver.Turn(driver.Done(1));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, turn.Status);
        Assert.Equal([0], turn.CancelledTimers);
        Assert.Empty(turn.Warnings);
    }

    [Fact]
    public void ByTheRuleOfTheSdkItDoes()
    {
        var driver = OrchestrationDriver.Of(
            async context =>
            {
                _ = context.CreateTimer(TimeSpan.FromHours(1), default);
                _ = context.CallActivityAsync("B");
                await context.CallActivityAsync("A");
                return 1;
            },
            options => options with { CompletionRule = CompletionRule.WhenAllTasksEnded });
        driver.Start();
        Assert.Equal(OrchestrationRuntimeStatus.Running, driver.Turn(driver.Done(2)).Status);
        Assert.Equal(OrchestrationRuntimeStatus.Running, driver.Turn(driver.Fired(0)).Status);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, driver.TurnAfterEviction(driver.Done(1)).Status);
    }
}
