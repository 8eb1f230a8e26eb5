using System.Runtime.CompilerServices;
using Perdure.Replay;

namespace Perdure.Tests.Replay;

/// <summary>Orchestrators that would hang, or go on on another thread: each is reported, and what only looks like one is not.</summary>
public class ThreadGuardTests
{
    [Fact]
    public void ATaskDelayIsFoundInTheFirstTurn()
    {
        var turn = NewDriver(async _ =>
        {
            await Task.Delay(TimeSpan.FromHours(1));
            return 0;
        }).Start();
        AssertReport(turn, DeterminismViolationKind.NothingPending, "PDR0301", "it would wait for ever");
        Assert.Contains("ATaskDelayIsFoundInTheFirstTurn", turn.Report!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void ATaskDelayInAHelperIsNamedWithTheWayToIt()
    {
        var turn = NewDriver(_ => HelperAsync()).Start();
        AssertReport(turn, DeterminismViolationKind.NothingPending, "PDR0301", "HelperAsync");

        static async Task<int> HelperAsync()
        {
            await InnerAsync();
            return 1;
        }

        static async Task InnerAsync() => await Task.Delay(-1);
    }

    [Fact]
    public void ATaskDelayIsFoundThoughAnEventMayCome()
    {
        var turn = NewDriver(async context =>
        {
            _ = context.WaitForExternalEvent<int>("E");
            await Task.Delay(TimeSpan.FromHours(1));
            return 0;
        }).Start();
        AssertReport(turn, DeterminismViolationKind.ForeignContinuation, "PDR0301", "waits for something that is not in its history");
    }

    [Fact]
    public void ADelayThatOnlyRacesIsNotFoundAtOnce()
    {
        var turn = NewDriver(async context =>
        {
            await Task.WhenAny(context.WaitForExternalEvent<int>("E"), context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None));
            return 0;
        }).Start();
        Assert.Null(turn.Report);
    }

    [Fact]
    public void TheLineOfEachAwaitIsNamed()
    {
        var turn = NewDriver(async context =>
        {
            await context.CallActivityAsync("A").WaitAsync(TimeSpan.FromDays(1), CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Current);
            return 0;
        }).Start();
        Assert.Null(turn.Report);

        turn = NewDriver(_ => WaitsAsync()).Start();
        var (file, line) = Here();
        var source = turn.Report!.Source!;
        Assert.Contains($"{file}:{line + 11} (", source, StringComparison.Ordinal);
        Assert.Contains($"{file}:{line + 17} (", source, StringComparison.Ordinal);

        static async Task<int> WaitsAsync()
        {
            await Task.CompletedTask;
            if (DateTime.MaxValue > DateTime.MinValue)
            {
                await Task.Yield();
                await InnerAsync();
            }

            return 1;
        }

        static async Task InnerAsync() => await Task.Delay(-1);
    }

    private static (string File, int Line) Here([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => (file, line);

    [Fact]
    public void ACompletionSourceOfItsOwnIsFound() => AssertReport(
        NewDriver(_ => new TaskCompletionSource<int>().Task).Start(), DeterminismViolationKind.NothingPending, "PDR0304");

    [Fact]
    public void AWaitThatCanNeverEndIsFoundInALaterTurnToo()
    {
        var driver = NewDriver(async context =>
        {
            await context.CallActivityAsync("A");
            await new TaskCompletionSource().Task;
            return 0;
        });
        Assert.Equal(TurnOutcome.Commit, driver.Start().Outcome);
        AssertReport(driver.Turn(driver.Done(0)), DeterminismViolationKind.NothingPending, "PDR0304");
    }

    [Fact]
    public void ConfigureAwaitFalseIsFound()
    {
        using var left = new ManualResetEventSlim();
        var driver = NewDriver(async context =>
        {
            await context.CallActivityAsync("A").ConfigureAwait(false);
            left.Set();
            return 0;
        });
        driver.Start();
        var turn = driver.Turn(driver.Done(0));
        left.Wait();
        Assert.Equal(TurnOutcome.Block, turn.Outcome);
        Assert.Contains(
            turn.Report!.Kind, new[] { DeterminismViolationKind.NothingPending, DeterminismViolationKind.ForeignContinuation });
    }

    [Fact]
    public void AContinuationFromAnotherThreadIsFoundWhenTheInstanceRunsAgain()
    {
        var foreign = new TaskCompletionSource();
        var driver = NewDriver(async context =>
        {
            var call = context.CallActivityAsync<int>("A");
            await foreign.Task;
            return await call;
        });
        Assert.Equal(TurnOutcome.Commit, driver.Start().Outcome);
        var thread = new Thread(foreign.SetResult);
        thread.Start();
        thread.Join();
        var turn = driver.Turn(driver.Done(0, "1"));
        AssertReport(turn, DeterminismViolationKind.ForeignContinuation, "PDR0304", "on another thread");
    }

    [Fact]
    public void TheContextOffItsThreadThrowsAndIsFound()
    {
        Exception? seen = null;
        var driver = NewDriver(async context =>
        {
            var thread = new Thread(() => seen = Record.Exception(() => { _ = context.CallActivityAsync("Off"); }));
            thread.Start();
            thread.Join();
            return await context.CallActivityAsync<int>("On");
        });
        var turn = driver.Start();
        Assert.IsType<InvalidOperationException>(seen);
        AssertReport(turn, DeterminismViolationKind.OffThreadUse, "PDR0303", nameof(TheContextOffItsThreadThrowsAndIsFound));
        Assert.Empty(turn.Activities);
    }

    [Theory]
    [InlineData("guid")]
    [InlineData("timer")]
    [InlineData("event")]
    [InlineData("send")]
    [InlineData("status")]
    [InlineData("again")]
    [InlineData("sub")]
    [InlineData("entity")]
    [InlineData("signal")]
    [InlineData("lock")]
    public void EachMemberThatActsIsGuarded(string member)
    {
        TaskOrchestrationContext? escaped = null;
        var driver = NewDriver(context =>
        {
            escaped = context;
            return context.WaitForExternalEvent<int>("E");
        });
        driver.Start();
        var id = new EntityInstanceId("e", "k");
        Action act = member switch
        {
            "guid" => () => escaped!.NewGuid(),
            "timer" => () => escaped!.CreateTimer(TimeSpan.FromSeconds(1), default),
            "event" => () => escaped!.WaitForExternalEvent<int>("F"),
            "send" => () => escaped!.SendEvent("x", "y"),
            "status" => () => escaped!.SetCustomStatus(1),
            "again" => () => escaped!.ContinueAsNew(),
            "sub" => () => escaped!.CallSubOrchestratorAsync("S"),
            "entity" => () => escaped!.Entities.CallEntityAsync(id, "op"),
            "signal" => () => escaped!.Entities.SignalEntityAsync(id, "op"),
            _ => () => escaped!.Entities.LockEntitiesAsync(id),
        };
        Assert.Throws<InvalidOperationException>(act);
        AssertReport(driver.Turn(driver.Raised("E", "1")), DeterminismViolationKind.OffThreadUse, "PDR0303");
    }

    [Fact]
    public void ABlockingWaitForADurableTaskIsFoundAndDoesNotHang()
    {
        var turn = OrchestrationDriver.Of(
            context => Task.FromResult(context.CallActivityAsync<int>("A").Result),
            options => options with { BlockingWaitLimit = TimeSpan.FromMilliseconds(50) }).Start();
        AssertReport(turn, DeterminismViolationKind.BlockedThread, "PDR0302", nameof(ABlockingWaitForADurableTaskIsFoundAndDoesNotHang));
    }

    [Fact]
    public void ABlockingWaitThatEndsIsNotReportedByTheGuard()
    {
        var turn = NewDriver(_ =>
        {
            var source = new TaskCompletionSource<int>();
            var thread = new Thread(() => source.SetResult(5));
            thread.Start();
            return Task.FromResult(source.Task.Result);
        }).Start();
        Assert.Equal("5", turn.Output);
    }

    [Fact]
    public void ATokenCancelledByAnotherThreadIsFound()
    {
        using var source = new CancellationTokenSource();
        var driver = NewDriver(async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), source.Token);
            return 0;
        });
        driver.Start();
        source.Cancel();
        AssertReport(driver.Turn(driver.Fired(0)), DeterminismViolationKind.OffThreadUse, "PDR0303");
    }

    [Fact]
    public void WhatStaysOnTheThreadIsFine()
    {
        var driver = NewDriver(async context =>
        {
            await Task.Yield();
            await Task.CompletedTask.ConfigureAwait(false);
            var started = await Task.Factory.StartNew(() => 1);
            var continued = await Task.FromResult(2).ContinueWith(task => task.Result);
            var call = context.CallActivityAsync<int>("A");
            var first = await Task.WhenAny(call, context.WaitForExternalEvent<int>("E"));
            await Task.Yield();
            return started + continued + await first + (await Task.WhenAll(call, Task.FromResult(4)))[1];
        });
        Assert.Null(driver.Start().Report?.Message);
        Assert.Equal("10", driver.Turn(driver.Done(0, "3")).Output);
    }

    [Fact]
    public void WaitingForAnEventForEverIsFine()
    {
        var turn = NewDriver(context => context.WaitForExternalEvent<int>("E")).Start();
        Assert.Equal((TurnOutcome.Commit, OrchestrationRuntimeStatus.Running), (turn.Outcome, turn.Status));
    }

    [Fact]
    public void AnAwaitLeftAfterCompletionIsAWarning()
    {
        var turn = NewDriver(context =>
        {
            _ = context.CallActivityAsync("Forgotten");
            _ = context.CreateTimer(TimeSpan.FromDays(1), default);
            return Task.FromResult(1);
        }).Start();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, turn.Status);
        Assert.Equal("Forgotten", Assert.Single(turn.Activities).Name);
        Assert.Empty(turn.Timers);
        Assert.Contains("PDR0307", Assert.Single(turn.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void TheAmbientStateOfTheCallerDoesNotReachTheOrchestrator()
    {
        var local = new AsyncLocal<string?> { Value = "worker" };
        var driver = NewDriver(async context =>
        {
            var before = local.Value ?? "none";
            local.Value = "mine";
            await context.CallActivityAsync("A");
            return $"{before} {local.Value}".Length;
        });
        driver.Start();
        Assert.Equal("9", driver.Turn(driver.Done(0)).Output);
        Assert.Equal("worker", local.Value);
    }

    private static OrchestrationDriver NewDriver(Func<TaskOrchestrationContext, Task<int>> code) =>
        new(OrchestrationDriver.Options(code), checksRebuild: false);

    private static void AssertReport(OrchestrationTurn turn, DeterminismViolationKind kind, string ruleId, string? text = null)
    {
        Assert.Equal(TurnOutcome.Block, turn.Outcome);
        Assert.Equal(kind, turn.Report!.Kind);
        Assert.Equal(ruleId, turn.Report.RuleId);
        Assert.Contains(text ?? string.Empty, turn.Report.Message, StringComparison.Ordinal);
    }
}
