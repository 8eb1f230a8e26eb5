using Perdure.History;

namespace Perdure.Tests.Replay;

public class RetryTests
{
    [Fact]
    public void APolicyWaitsLongerEachTimeAndStopsAfterTheLastAttempt()
    {
        var policy = new RetryPolicy(4, TimeSpan.FromSeconds(10), 2, TimeSpan.FromSeconds(30));
        var driver = Drive(TaskOptions.FromRetryPolicy(policy));
        driver.Start();
        var delays = new List<double>();
        for (var id = 0; id < 6; id += 2)
        {
            var timer = Assert.Single(driver.Turn(driver.Failed(id, $"boom{id}")).Timers);
            delays.Add((timer.FireAt - driver.Now).TotalSeconds);
            driver.Now = timer.FireAt;
            Assert.Equal(id + 2, Assert.Single(driver.Turn(driver.Fired(id + 1)).Activities).TaskId);
        }

        Assert.Equal([10, 20, 30], delays);
        var turn = driver.Turn(driver.Failed(6, "boom6"));
        Assert.Empty(turn.Timers);
        Assert.Equal("\"failed boom6 #6\"", turn.Output);
    }

    [Fact]
    public void ASuccessEndsTheRetries()
    {
        var driver = Drive(TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))));
        driver.Start();
        driver.Turn(driver.Failed(0));
        driver.Turn(driver.Fired(1));
        Assert.Equal("\"7\"", driver.Turn(driver.Done(2, "7")).Output);
    }

    [Fact]
    public void NoRetryBeginsAfterTheTimeout()
    {
        var driver = Drive(TaskOptions.FromRetryPolicy(
            new RetryPolicy(100, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(15))));
        driver.Start();
        driver.Now = driver.Now.AddSeconds(20);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, driver.Turn(driver.Failed(0)).Status);
    }

    [Fact]
    public void ThePredicateDecidesAndItsOwnFailureMeansNo()
    {
        foreach (var handle in new Func<TaskFailureDetails, bool>[] { f => f.IsCausedBy<FormatException>(), _ => throw new FormatException() })
        {
            var driver = Drive(TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = handle }));
            driver.Start();
            Assert.Equal("\"failed boom #0\"", driver.Turn(driver.Failed(0)).Output);
        }

        var yes = Drive(TaskOptions.FromRetryPolicy(
            new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = f => f.IsCausedBy<SystemException>() }));
        yes.Start();
        Assert.Single(yes.Turn(yes.Failed(0)).Timers);
    }

    [Fact]
    public void WhatCannotSucceedIsNotRetried()
    {
        foreach (var options in new[]
        {
            TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(1))),
            TaskOptions.FromRetryHandler(_ => true),
        })
        {
            var driver = Drive(options);
            driver.Start();
            Assert.Equal("\"failed boom #0\"", driver.Turn(driver.Failed(0, nonRetriable: true)).Output);
        }
    }

    [Fact]
    public void AHandlerRetriesAtOnceUnlessItWaitsItself()
    {
        var seen = new List<(int Attempt, double Seconds)>();
        var driver = new OrchestrationDriver(
            OrchestrationDriver.Options(context => RunAsync(context, TaskOptions.FromRetryHandler(async retry =>
            {
                seen.Add((retry.LastAttemptNumber, retry.TotalRetryTime.TotalSeconds));
                if (retry.LastAttemptNumber == 2)
                {
                    await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(1), default);
                }

                return retry.LastAttemptNumber < 3;
            }))),
            checksRebuild: false);
        driver.Start();
        Assert.Equal(1, Assert.Single(driver.Turn(driver.Failed(0)).Activities).TaskId);
        Assert.Single(driver.Turn(driver.Failed(1)).Timers);
        driver.Turn(driver.Fired(2));
        Assert.Equal("\"failed boom #3\"", driver.Turn(driver.Failed(3)).Output);
        Assert.Equal([(1, 1.0), (2, 2.0), (3, 62.0)], seen);
    }

    [Fact]
    public void SubOrchestrationsAreRetriedUnderTheirId()
    {
        var driver = OrchestrationDriver.Of(context => context.CallSubOrchestratorAsync<int>(
            "S", options: new SubOrchestrationOptions(new RetryPolicy(2, TimeSpan.FromSeconds(1)), "child")));
        Assert.Equal("child", Assert.Single(driver.Start().SubOrchestrations).InstanceId);
        driver.Turn(new SubOrchestrationInstanceFailedEvent(-1, driver.Now, 0, new TaskFailureDetails("E", "m")));
        Assert.Equal("child", Assert.Single(driver.Turn(driver.Fired(1)).SubOrchestrations).InstanceId);
        Assert.Equal("9", driver.Turn(new SubOrchestrationInstanceCompletedEvent(-1, driver.Now, 2, "9")).Output);
    }

    [Fact]
    public void PoliciesRefuseWhatMakesNoSense()
    {
        var second = TimeSpan.FromSeconds(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(0, second));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, maxRetryInterval: second / 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, retryTimeout: second / 2));
        var policy = new RetryPolicy(1, second, 1, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.Equal((Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), (policy.MaxRetryInterval, policy.RetryTimeout));
        Assert.Equal(TimeSpan.FromHours(1), new RetryPolicy(1, second).MaxRetryInterval);
    }

    private static OrchestrationDriver Drive(TaskOptions options) => OrchestrationDriver.Of(context => RunAsync(context, options));

    private static async Task<string> RunAsync(TaskOrchestrationContext context, TaskOptions options)
    {
        try
        {
            return (await context.CallActivityAsync<int>("A", 1, options)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (TaskFailedException e)
        {
            return $"failed {e.FailureDetails.ErrorMessage} #{e.TaskId}";
        }
    }
}
