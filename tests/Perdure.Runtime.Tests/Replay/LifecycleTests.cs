using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perdure.History;
using Perdure.Replay;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Tests.Replay;

public class LifecycleTests
{
    [Fact]
    public void ContinueAsNewStartsTheNextGeneration()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            await context.CallActivityAsync("A");
            _ = context.CreateTimer(TimeSpan.FromDays(1), default);
            context.ContinueAsNew(new { N = 2 });
            return 0;
        });
        driver.Turn(driver.Raised("Early", "1"), OrchestrationDriver.StartEvent("1", "1.0", new ParentInstance(3, "P", null, "p1", "pe")));
        driver.Turn(driver.Raised("early", "2"), driver.Raised("Other", "3"));
        var turn = driver.Turn(driver.Done(0), driver.Raised("Late", "4"), new ExecutionSuspendedEvent(-1, driver.Now, null));

        Assert.Equal(OrchestrationRuntimeStatus.Running, turn.Status);
        Assert.False(turn.CanContinue);
        Assert.Empty(turn.Timers);
        Assert.Empty(turn.Messages);
        var next = turn.ContinueAsNew!;
        Assert.Equal(("""{"N":2}""", "1.0", "i1", "p1"), (next.Start.Input, next.Start.Version, next.Start.InstanceId, next.Start.Parent!.InstanceId));
        Assert.NotEqual("e1", next.Start.ExecutionId);
        Assert.Matches("^[0-9a-f]{32}$", next.Start.ExecutionId);
        Assert.Equal(
            ["Early 1", "early 2", "Other 3", "Late 4", "suspend"],
            next.CarryOver.Select(e => e is EventRaisedEvent raised ? $"{raised.Name} {raised.Input}" : "suspend"));
    }

    [Fact]
    public void AGenerationOfTheSameInstantMakesOtherIdentifiers()
    {
        var options = OrchestrationDriver.Options(context =>
        {
            context.ContinueAsNew();
            return Task.FromResult(context.NewGuid());
        });
        var services = new ServiceCollection().BuildServiceProvider();
        var messages = new List<HistoryEvent> { OrchestrationDriver.StartEvent() };
        var times = new HashSet<DateTime>();
        for (var generation = 0; generation < 4; generation++)
        {
            using var executor = new OrchestrationExecutor("i1", options, services);
            var turn = executor.Execute([], messages, OrchestrationDriver.Begin);
            Assert.True(times.Add(turn.NewEvents.OfType<OrchestratorStartedEvent>().Single().Timestamp));
            messages = [turn.ContinueAsNew!.Start];
        }

        Assert.Equal(OrchestrationDriver.Begin, times.Min());
    }

    [Fact]
    public void ContinueAsNewMayDropEventsAndChangeTheVersion()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            await context.CallActivityAsync("A");
            context.ContinueAsNew(new ContinueAsNewOptions { PreserveUnprocessedEvents = false, NewVersion = "2.0" });
            return 0;
        });
        driver.Start(null, driver.Raised("Dropped"));
        var next = driver.Turn(driver.Done(0), driver.Raised("Kept")).ContinueAsNew!;
        Assert.Equal("2.0", next.Start.Version);
        Assert.Equal("Kept", Assert.IsType<EventRaisedEvent>(Assert.Single(next.CarryOver)).Name);
    }

    [Fact]
    public void AnErrorAfterContinueAsNewFailsTheInstance()
    {
        var turn = OrchestrationDriver.Of<int>(context =>
        {
            context.ContinueAsNew(1);
            throw new InvalidOperationException("after");
        }).Start();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, turn.Status);
        Assert.Null(turn.ContinueAsNew);
    }

    [Fact]
    public void ASuspendedInstanceHoldsEverythingInOrder()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            await context.CallActivityAsync("A");
            return await context.WaitForExternalEvent<int>("E") + await context.CallActivityAsync<int>("B");
        });
        driver.Start();
        var turn = driver.Turn(driver.Done(0), new ExecutionSuspendedEvent(-1, driver.Now, "pause"));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, turn.Status);
        turn = driver.Turn(driver.Raised("E", "1"));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, turn.Status);
        Assert.Empty(turn.Activities);
        turn = driver.TurnAfterEviction(new ExecutionResumedEvent(-1, driver.Now, null));
        Assert.Equal(OrchestrationRuntimeStatus.Running, turn.Status);
        Assert.Equal("B", Assert.Single(turn.Activities).Name);
        Assert.Equal("3", driver.Turn(driver.Done(1, "2")).Output);
    }

    [Fact]
    public void WhatATurnAskedForBeforeItWasSuspendedWaitsUntilItIsResumed()
    {
        var driver = OrchestrationDriver.Of(context => context.CallActivityAsync<int>("A"));
        var turn = driver.Start(null, new ExecutionSuspendedEvent(-1, driver.Now, null));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, turn.Status);
        Assert.Empty(turn.Activities);
        turn = driver.Turn(new ExecutionResumedEvent(-1, driver.Now, null));
        Assert.Single(turn.Activities);
        Assert.Equal("5", driver.TurnAfterEviction(driver.Done(0, "5")).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TerminationEndsTheInstanceAlsoWhileSuspended(bool suspended)
    {
        var finallyRan = false;
        var driver = OrchestrationDriver.Of(async context =>
        {
            try
            {
                _ = context.CallSubOrchestratorAsync("S", options: new SubOrchestrationOptions(instanceId: "child"));
                return await context.WaitForExternalEvent<int>("E");
            }
            finally
            {
                finallyRan = true;
            }
        });
        driver.Turn(OrchestrationDriver.StartEvent(parent: new ParentInstance(1, "P", null, "p1", "pe")));
        if (suspended)
        {
            driver.Turn(new ExecutionSuspendedEvent(-1, driver.Now, null));
        }

        var turn = driver.Turn(new ExecutionTerminatedEvent(-1, driver.Now, "\"enough\"", true));
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "\"enough\""), (turn.Status, turn.Output));
        Assert.False(finallyRan);
        Assert.Contains(turn.Messages, m => m is { InstanceId: "child", Event: ExecutionTerminatedEvent { Recurse: true } });
        Assert.Contains(turn.Messages, m => m is { InstanceId: "p1", Event: SubOrchestrationInstanceFailedEvent });
    }

    [Fact]
    public void TerminationDoesNotReachChildrenUnlessAsked()
    {
        var driver = OrchestrationDriver.Of(context => context.CallSubOrchestratorAsync<int>("S"));
        driver.Start();
        Assert.Empty(driver.Turn(new ExecutionTerminatedEvent(-1, driver.Now, null, false)).Messages);
    }

    [Fact]
    public void ASubOrchestrationGetsItsParentVersionAndTags()
    {
        var driver = OrchestrationDriver.Of(
            async context =>
            {
                var a = context.CallSubOrchestratorAsync<int>("S", 1);
                var b = context.CallSubOrchestratorAsync<int>("S", 2, new TaskOptions(tags: new Dictionary<string, string> { ["t"] = "x" }) { Version = "9" });
                return await a + await b;
            },
            options => options with { Versioning = new VersioningOptions { DefaultVersion = "5" } });
        var children = driver.Start().SubOrchestrations;
        Assert.Equal(["5", "9"], children.Select(c => c.Start.Version));
        Assert.Equal(
            new ParentInstance(0, "Test", null, "i1", "e1"), children[0].Start.Parent);
        Assert.Equal("x", children[1].Start.Tags!["t"]);
        Assert.Equal(2, children.Select(c => c.InstanceId).Distinct().Count());
        Assert.Equal(2, children.Select(c => c.Start.ExecutionId).Distinct().Count());
        driver.Turn(new SubOrchestrationInstanceCompletedEvent(-1, driver.Now, 1, "20"));
        Assert.Equal("21", driver.Turn(new SubOrchestrationInstanceCompletedEvent(-1, driver.Now, 0, "1")).Output);
    }

    [Fact]
    public void AnActivityInheritsTheVersionOfTheInstanceUnlessItIsGivenOne()
    {
        var driver = OrchestrationDriver.Of(context => Task.WhenAll(
            context.CallActivityAsync<int>("A"),
            context.CallActivityAsync<int>("A", options: new TaskOptions { Version = "2" }),
            context.CallActivityAsync<int>("A", options: new TaskOptions { Version = TaskVersion.Unversioned })));
        var turn = driver.Turn(OrchestrationDriver.StartEvent(version: "1"));
        Assert.Equal(["1", "2", ""], turn.Activities.Select(a => a.Version));
    }

    [Theory]
    [InlineData(VersionMatchStrategy.None, "9", true)]
    [InlineData(VersionMatchStrategy.Strict, "2.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "1.0", false)]
    [InlineData(VersionMatchStrategy.Strict, null, false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.9", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, null, true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "10.0", false)]
    public void VersionsAreMatched(VersionMatchStrategy strategy, string? version, bool runs)
    {
        foreach (var failure in Enum.GetValues<VersionFailureStrategy>())
        {
            var driver = OrchestrationDriver.Of(
                _ => Task.FromResult(1),
                options => options with
                {
                    Versioning = new VersioningOptions { Version = "2.0", MatchStrategy = strategy, FailureStrategy = failure },
                });
            var turn = driver.Turn(OrchestrationDriver.StartEvent(version: version));
            Assert.Equal(!runs && failure == VersionFailureStrategy.Reject ? TurnOutcome.Reject : TurnOutcome.Commit, turn.Outcome);
            Assert.Equal(!runs && failure == VersionFailureStrategy.Fail ? "VersionMismatch" : null, turn.Failure?.ErrorType);
        }
    }

    [Fact]
    public void LoggersAreSilentOnReplay()
    {
        using var logs = new CountingLoggerFactory();
        var driver = OrchestrationDriver.Of(
            async context =>
            {
                var logger = context.CreateReplaySafeLogger("c");
                logger.LogInformation("first");
                await context.CallActivityAsync("A");
                context.ReplaySafeLoggerFactory.CreateLogger("d").LogInformation("second");
                return 0;
            },
            options => options with { LoggerFactory = logs });
        driver.Start();
        Assert.Equal(2, logs.Count);
        driver.Turn(driver.Done(0));
        Assert.Equal(4, logs.Count);
    }

    [Fact]
    public void AnExecutorSaysWhenItIsMisused()
    {
        var driver = OrchestrationDriver.Of(_ => Task.FromResult(1));
        driver.Start();
        Assert.Throws<InvalidOperationException>(() => driver.Turn(driver.Done(0)));
        using var services = new ServiceCollection().BuildServiceProvider();
        using var executor = new OrchestrationExecutor("i1", OrchestrationDriver.Options(_ => Task.FromResult(1)), services);
        Assert.Throws<ArgumentException>(() => executor.Execute([], [], driver.Now));
        Assert.Throws<InvalidOperationException>(() => executor.Execute([], [driver.Done(0)], driver.Now));
    }

    [Fact]
    public void OptionsPassedAsInputAreRefused()
    {
        var turn = OrchestrationDriver.Of(context =>
        {
            Assert.Throws<ArgumentException>(() => { _ = context.CallActivityAsync<int>("A", (object)new TaskOptions()); });
            Assert.Throws<ArgumentException>(() => { _ = context.CallSubOrchestratorAsync<int>(default(TaskName)); });
            return context.CallActivityAsync<int>("A", new TaskOptions());
        }).Start();
        Assert.Null(Assert.Single(turn.Activities).Input);
    }

    private sealed class CountingLoggerFactory : ILoggerFactory, ILogger
    {
        public int Count { get; private set; }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count++;
    }
}
