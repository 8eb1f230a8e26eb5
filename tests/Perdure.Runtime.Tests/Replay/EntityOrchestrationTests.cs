using Perdure.History;

namespace Perdure.Tests.Replay;

public class EntityOrchestrationTests
{
    private static readonly EntityInstanceId A = new("acc", "a");
    private static readonly EntityInstanceId B = new("acc", "b");
    private static readonly EntityInstanceId C = new("acc", "c");

    [Fact]
    public void ACallIsAnsweredByItsRequestId()
    {
        var driver = OrchestrationDriver.Of(async context =>
            await context.Entities.CallEntityAsync<int>(A, "get") + await context.Entities.CallEntityAsync<int>(B, "get"));
        var message = Assert.Single(driver.Start().EntityMessages);
        var called = Assert.IsType<EntityOperationCalledEvent>(message.Event);
        Assert.Equal((A, "get", "i1", "e1"), (message.Target, called.Operation, called.ParentInstanceId!, called.ParentExecutionId!));
        Assert.True(Guid.TryParse(called.RequestId, out _));
        var second = Assert.IsType<EntityOperationCalledEvent>(
            Assert.Single(driver.Turn(new EntityOperationCompletedEvent(-1, driver.Now, called.RequestId, "1")).EntityMessages).Event);
        Assert.Equal("3", driver.Turn(new EntityOperationCompletedEvent(-1, driver.Now, second.RequestId, "2")).Output);
    }

    [Fact]
    public void AFailedOperationIsAnException()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var error = await Record.ExceptionAsync(() => context.Entities.CallEntityAsync(A, "get"));
            return error!.Message;
        });
        driver.Start();
        var called = (EntityOperationCalledEvent)driver.History[^1];
        var turn = driver.Turn(new EntityOperationFailedEvent(-1, driver.Now, called.RequestId, new TaskFailureDetails("E", "boom")));
        Assert.Contains("get", turn.Output, StringComparison.Ordinal);
        Assert.Contains("@acc@a", turn.Output, StringComparison.Ordinal);
        Assert.Contains("failed: boom", turn.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SignalsCarryTheirTime()
    {
        var time = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.FromHours(2));
        var turn = OrchestrationDriver.Of(async context =>
        {
            await context.Entities.SignalEntityAsync(A, "add", 5, new SignalEntityOptions(time));
            await context.Entities.SignalEntityAsync(A, "add");
            return 0;
        }).Start();
        var signals = turn.EntityMessages.Select(m => (EntityOperationSignaledEvent)m.Event).ToArray();
        Assert.Equal([time.UtcDateTime, null], signals.Select(s => s.ScheduledTime));
        Assert.Equal(["5", null], signals.Select(s => s.Input));
    }

    [Fact]
    public void LocksAreAskedForSortedAndReleasedByDispose()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(B, A, B))
            {
                Assert.True(context.Entities.InCriticalSection(out var free));
                Assert.Equal([A, B], free);
                var call = context.Entities.CallEntityAsync(A, "x");
                Assert.True(context.Entities.InCriticalSection(out free));
                Assert.Equal([B], free);
                await call;
            }

            Assert.False(context.Entities.InCriticalSection());
            await context.CallActivityAsync("After");
            return 0;
        });
        var message = Assert.Single(driver.Start().EntityMessages);
        var request = Assert.IsType<EntityLockRequestedEvent>(message.Event);
        Assert.Equal(A, message.Target);
        Assert.Equal(["@acc@a", "@acc@b"], request.LockSet);
        var turn = driver.Turn(new EntityLockGrantedEvent(-1, driver.Now, request.CriticalSectionId));
        var called = Assert.IsType<EntityOperationCalledEvent>(Assert.Single(turn.EntityMessages).Event);
        turn = driver.Turn(new EntityOperationCompletedEvent(-1, driver.Now, called.RequestId, null));
        Assert.Equal([A, B], turn.EntityMessages.Select(m => m.Target));
        Assert.All(turn.EntityMessages, m => Assert.Equal(request.CriticalSectionId, Assert.IsType<EntityUnlockSentEvent>(m.Event).CriticalSectionId));
        Assert.Equal("0", driver.Turn(new TaskCompletedEvent(-1, driver.Now, driver.History[^1].EventId, null)).Output);
    }

    [Fact]
    public void TheRulesOfTheCriticalSection()
    {
        var errors = new List<string>();
        var driver = new OrchestrationDriver(OrchestrationDriver.Options(async context =>
        {
            var entering = context.Entities.LockEntitiesAsync(A, B);
            await Expect(() => context.Entities.CallEntityAsync(A, "x"));
            await using (await entering)
            {
                await Expect(() => context.Entities.LockEntitiesAsync(C));
                await Expect(() => context.CallSubOrchestratorAsync("S"));
                await Expect(() => context.Entities.SignalEntityAsync(A, "x"));
                await Expect(() => context.Entities.CallEntityAsync(C, "x"));
                _ = context.Entities.CallEntityAsync(A, "x");
                await Expect(() => context.Entities.CallEntityAsync(A, "x"));
                await context.Entities.SignalEntityAsync(C, "fine");
            }

            return 0;
        }), checksRebuild: false);

        async Task Expect(Func<Task> action) => errors.Add((await Assert.ThrowsAsync<InvalidOperationException>(action)).Message);

        driver.Start();
        var request = (EntityLockRequestedEvent)driver.History[^1];
        driver.Turn(new EntityLockGrantedEvent(-1, driver.Now, request.CriticalSectionId));
        Assert.Null(driver.Last.Failure?.ErrorMessage);
        Assert.Equal(
            [
                "Must await the completion of the lock request prior to calling any entity.",
                "Must not enter another critical section from within a critical section.",
                "While holding locks, cannot call suborchestrators.",
                "Must not signal a locked entity from a critical section.",
                "Must not call an entity from a critical section if it is not one of the locked entities.",
                "Must not call an entity from a critical section while a prior call to the same entity is still pending.",
            ],
            errors);
    }

    [Fact]
    public void AnEmptyLockIsRefused()
    {
        var turn = OrchestrationDriver.Of(async context =>
        {
            await context.Entities.LockEntitiesAsync();
            return 0;
        }).Start();
        Assert.Equal("System.ArgumentException", turn.Failure!.ErrorType);
    }

    [Theory]
    [InlineData("return")]
    [InlineData("throw")]
    [InlineData("again")]
    [InlineData("terminate")]
    [InlineData("ungranted")]
    public void LocksAreReleasedHoweverTheOrchestrationEnds(string how)
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            _ = await context.Entities.LockEntitiesAsync(A, B);
            await context.WaitForExternalEvent<object>("End");
            if (how == "again")
            {
                context.ContinueAsNew();
            }

            return how == "throw" ? throw new InvalidOperationException() : 0;
        });
        driver.Start();
        if (how != "ungranted")
        {
            driver.Turn(new EntityLockGrantedEvent(-1, driver.Now, ((EntityLockRequestedEvent)driver.History[^1]).CriticalSectionId));
        }

        var turn = how is "terminate" or "ungranted"
            ? driver.Turn(new ExecutionTerminatedEvent(-1, driver.Now, null, false))
            : driver.Turn(driver.Raised("End"));
        Assert.False(turn.CanContinue);
        Assert.Equal([A, B], turn.EntityMessages.Select(m => m.Target));
        Assert.All(turn.EntityMessages, m => Assert.IsType<EntityUnlockSentEvent>(m.Event));
    }
}
