using Perdure.History;
using Perdure.Replay;

namespace Perdure.Tests.Replay;

public class BasicTurnTests
{
    [Fact]
    public void ThreeActivitiesInSequence()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var greetings = new List<string>();
            foreach (var city in new[] { "Seattle", "Tokyo", "London" })
            {
                greetings.Add(await context.CallActivityAsync<string>("Hello", city));
            }

            return greetings;
        });

        var turn = driver.Start();
        Assert.Equal(OrchestrationRuntimeStatus.Running, turn.Status);
        Assert.Equal([new ActivityRequest(0, "Hello", null, "\"Seattle\"", null, null)], turn.Activities);
        Assert.Collection(
            turn.NewEvents,
            e => Assert.IsType<OrchestratorStartedEvent>(e),
            e => Assert.IsType<ExecutionStartedEvent>(e),
            e => Assert.Equal("Hello", Assert.IsType<TaskScheduledEvent>(e).Name));

        turn = driver.Turn(driver.Done(0, "\"Hello Seattle!\""));
        Assert.Equal(1, Assert.Single(turn.Activities).TaskId);
        driver.Turn(driver.Done(1, "\"Hello Tokyo!\""));
        turn = driver.Turn(driver.Done(2, "\"Hello London!\""));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, turn.Status);
        Assert.False(turn.CanContinue);
        Assert.Equal("""["Hello Seattle!","Hello Tokyo!","Hello London!"]""", turn.Output);
        var end = Assert.IsType<ExecutionCompletedEvent>(turn.NewEvents[^1]);
        Assert.Equal(turn.Output, end.Result);
    }

    [Fact]
    public void AnOrchestratorWithoutAwaitCompletesInItsFirstTurn()
    {
        var turn = OrchestrationDriver.Of(context => Task.FromResult(context.GetInput<int>() + 1)).Start("41");
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "42"), (turn.Status, turn.Output));
    }

    [Fact]
    public void FanOutAndFanInTakesResultsInAnyOrderAndManyInATurn()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var tasks = Enumerable.Range(0, 10).Select(i => context.CallActivityAsync<int>("Square", i)).ToArray();
            return (await Task.WhenAll(tasks)).Sum();
        });

        Assert.Equal(10, driver.Start().Activities.Count);
        driver.Turn(driver.Done(9, "81"), driver.Done(0, "0"), driver.Done(5, "25"));
        driver.Turn(driver.Done(1, "1"));
        driver.Turn(driver.Done(1, "1"));
        driver.TurnAfterEviction(driver.Done(2, "4"), driver.Done(3, "9"), driver.Done(4, "16"));
        var turn = driver.Turn(driver.Done(6, "36"), driver.Done(7, "49"), driver.Done(8, "64"));

        Assert.Equal("285", turn.Output);
    }

    [Fact]
    public void AFailedActivityIsATaskFailedException()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            try
            {
                await context.CallActivityAsync("Pay", 5);
                return "paid";
            }
            catch (TaskFailedException e)
            {
                return $"{e.TaskName}|{e.TaskId}|{e.Message}|{e.FailureDetails.IsCausedBy<InvalidOperationException>()}";
            }
        });

        driver.Start();
        var turn = driver.Turn(driver.Failed(0));
        Assert.Equal(
            "\"Pay|0|Task \\u0027Pay\\u0027 (#0) failed with an unhandled exception: boom|True\"", turn.Output);
    }

    [Fact]
    public void AnOrchestratorThatThrowsFailsWithTheDetails()
    {
        var driver = OrchestrationDriver.Of<int>(async context =>
        {
            await context.CallActivityAsync("Pay");
            throw new InvalidOperationException("no");
        });

        driver.Start();
        var turn = driver.Turn(driver.Failed(0));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, turn.Status);
        Assert.Equal("Perdure.TaskFailedException", turn.Failure!.ErrorType);
        Assert.Equal(("System.InvalidOperationException", "boom"), (turn.Failure.InnerFailure!.ErrorType, turn.Failure.InnerFailure.ErrorMessage));
    }

    [Fact]
    public void TheTimeIsThatOfTheTurnAndTheSameOnReplay()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var first = context.CurrentUtcDateTime;
            await context.CallActivityAsync("A", first);
            var second = context.CurrentUtcDateTime;
            await context.CallActivityAsync("B", second);
            return new[] { first, second, context.CurrentUtcDateTime };
        });

        driver.Now = OrchestrationDriver.Begin.AddTicks(1234567);
        driver.Start();
        driver.Turn(driver.Done(0));
        driver.Now = OrchestrationDriver.Begin.AddDays(-1);
        var turn = driver.Turn(driver.Done(1));

        // A clock that was set back does not take the time of the orchestration back.
        Assert.Equal(
            """["2026-01-01T00:00:01.1234567Z","2026-01-01T00:00:02.1234567Z","2026-01-01T00:00:02.1234567Z"]""", turn.Output);
    }

    [Fact]
    public void WhatCannotBeReadIsNamed()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            try
            {
                return (await context.CallActivityAsync<DateTime>("When")).ToString("o");
            }
            catch (System.Text.Json.JsonException error)
            {
                Assert.StartsWith("The result of activity 'When' (#0) cannot be read as 'System.DateTime': ", error.Message, StringComparison.Ordinal);
                return (await context.WaitForExternalEvent<int>("number")).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
        });
        driver.Start();
        driver.Turn(driver.Done(0, "\"soon\""));
        var turn = driver.Turn(driver.Raised("number", "\"many\""));

        Assert.Equal("System.Text.Json.JsonException", turn.Failure!.ErrorType);
        Assert.StartsWith("The payload of event 'number' cannot be read as 'System.Int32': ", turn.Failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownOrchestratorsFailAndSayWhatIsRegistered()
    {
        var registry = new DurableTaskRegistry()
            .AddOrchestratorFunc("Orders", _ => Task.CompletedTask)
            .AddOrchestrator("Versioned", "2", () => throw new InvalidOperationException());
        var turn = new OrchestrationDriver(new OrchestrationExecutorOptions { Registry = registry }).Start();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, turn.Status);
        Assert.Equal("OrchestratorTaskNotFound", turn.Failure!.ErrorType);
        Assert.True(turn.Failure.IsNonRetriable);
        Assert.Contains("'Test'", turn.Failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'Orders', 'Versioned' version '2'", turn.Failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputThatCannotBeReadFailsTheInstance()
    {
        var registry = new DurableTaskRegistry().AddOrchestratorFunc<int, int>("Test", (_, input) => Task.FromResult(input));
        var turn = new OrchestrationDriver(new OrchestrationExecutorOptions { Registry = registry }).Start("\"no number\"");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, turn.Status);
        Assert.Equal("System.Text.Json.JsonException", turn.Failure!.ErrorType);
    }

    [Fact]
    public void TheParentIsAnswered()
    {
        var parent = new ParentInstance(7, "Parent", null, "p1", "pe1");
        var completed = OrchestrationDriver.Of(_ => Task.FromResult(5)).Turn(OrchestrationDriver.StartEvent(parent: parent));
        var message = Assert.Single(completed.Messages);
        Assert.Equal(("p1", "pe1"), (message.InstanceId, message.ExecutionId));
        Assert.Equal((7, "5"), (Assert.IsType<SubOrchestrationInstanceCompletedEvent>(message.Event).TaskScheduledId, "5"));

        var failed = OrchestrationDriver.Of<int>(_ => throw new FormatException("x")).Turn(OrchestrationDriver.StartEvent(parent: parent));
        var answer = Assert.IsType<SubOrchestrationInstanceFailedEvent>(Assert.Single(failed.Messages).Event);
        Assert.Equal("System.FormatException", answer.FailureDetails.ErrorType);
    }

    [Fact]
    public void CustomStatusIsTheLastOfTheTurn()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            context.SetCustomStatus("a");
            context.SetCustomStatus(new { Step = 1 });
            await context.CallActivityAsync("A");
            context.SetCustomStatus(null);
            return 0;
        });
        Assert.Equal("""{"Step":1}""", driver.Start().CustomStatus);
        Assert.Null(driver.Turn(driver.Done(0)).CustomStatus);
    }

    [Fact]
    public void AThousandSequentialActivitiesDoNotSlowDown()
    {
        var driver = new OrchestrationDriver(
            OrchestrationDriver.Options(async context =>
            {
                var sum = 0;
                for (var i = 0; i < 1000; i++)
                {
                    sum += await context.CallActivityAsync<int>("A", i);
                }

                return sum;
            }),
            checksRebuild: false);
        driver.Start();
        for (var i = 0; i < 1000; i++)
        {
            driver.Turn(driver.Done(i, "1"));
        }

        Assert.Equal("1000", driver.Last.Output);
    }
}
