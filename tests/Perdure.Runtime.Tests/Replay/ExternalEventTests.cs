using Perdure.History;

namespace Perdure.Tests.Replay;

public class ExternalEventTests
{
    [Fact]
    public void AnEventMayComeBeforeTheWaitAndBeforeTheStart()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            await context.CallActivityAsync("A");
            return await context.WaitForExternalEvent<string>("go") + await context.WaitForExternalEvent<string>("GO");
        });
        driver.Turn(driver.Raised("Go", "\"1\""), OrchestrationDriver.StartEvent());
        driver.Turn(driver.Raised("gO", "\"2\""));
        Assert.Equal("\"12\"", driver.Turn(driver.Done(0)).Output);
    }

    [Fact]
    public void OfSeveralWaitsTheYoungestIsServedFirst()
    {
        var driver = OrchestrationDriver.Of(context => Task.WhenAll(
            context.WaitForExternalEvent<string>("E"), context.WaitForExternalEvent<string>("e"), context.WaitForExternalEvent<string>("E")));
        driver.Start();
        driver.Turn(driver.Raised("E", "\"event-1\""));
        var turn = driver.Turn(driver.Raised("E", "\"event-2\""), driver.Raised("E", "\"event-3\""));
        Assert.Equal("""["event-3","event-2","event-1"]""", turn.Output);
    }

    [Fact]
    public void ATimedOutWaitDoesNotSwallowALaterEvent()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            try
            {
                return "early " + await context.WaitForExternalEvent<string>("E", TimeSpan.FromMinutes(1));
            }
            catch (TaskCanceledException)
            {
                return "late " + await context.WaitForExternalEvent<string>("E");
            }
        });
        Assert.Single(driver.Start().Timers);
        driver.Turn(driver.Fired(0));
        Assert.Equal("\"late x\"", driver.Turn(driver.Raised("E", "\"x\"")).Output);
    }

    [Fact]
    public void AnEventInTimeCancelsTheTimer()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var text = await context.WaitForExternalEvent<string>("E", TimeSpan.FromMinutes(1));
            await context.CallActivityAsync("A");
            return text;
        });
        driver.Start();
        var turn = driver.Turn(driver.Raised("E", "\"x\""));
        Assert.Equal([0], turn.CancelledTimers);
        Assert.Equal("\"x\"", driver.Turn(driver.Done(1)).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TimerAndEventOfOneTurnAreServedInTheirOrder(bool eventFirst)
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("E", TimeSpan.FromMinutes(1));
            }
            catch (OperationCanceledException)
            {
                return "timeout, then " + await context.WaitForExternalEvent<string>("E");
            }
        });
        driver.Start();
        HistoryEvent raised = driver.Raised("E", "\"x\"");
        HistoryEvent fired = driver.Fired(0);
        var turn = eventFirst ? driver.Turn(raised, fired) : driver.Turn(fired, raised);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, turn.Status);
        Assert.EndsWith("x\"", turn.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ACancelledWaitLeavesTheEventToTheNext()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            using var source = new CancellationTokenSource();
            var cancelled = context.WaitForExternalEvent<string>("E", source.Token);
            var other = context.WaitForExternalEvent<string>("E");
            await context.CallActivityAsync("A");
            source.Cancel();
            return await other + cancelled.IsCanceled;
        });
        driver.Start();
        driver.Turn(driver.Done(0));
        Assert.Equal("\"xTrue\"", driver.Turn(driver.Raised("e", "\"x\"")).Output);
    }

    [Fact]
    public void APayloadThatCannotBeReadFailsTheWait()
    {
        var driver = OrchestrationDriver.Of(context => context.WaitForExternalEvent<int>("E"));
        driver.Start();
        Assert.Equal("System.Text.Json.JsonException", driver.Turn(driver.Raised("E", "\"x\"")).Failure!.ErrorType);
    }

    [Fact]
    public void SendEventIsAMessageAndAnAction()
    {
        var turn = OrchestrationDriver.Of(context =>
        {
            context.SendEvent("other", "E", new { A = 1 });
            Assert.Throws<ArgumentException>(() => context.SendEvent("@entity@k", "E"));
            return Task.FromResult(0);
        }).Start();
        var message = Assert.Single(turn.Messages);
        Assert.Equal("other", message.InstanceId);
        Assert.Equal(("E", """{"A":1}"""), (((EventRaisedEvent)message.Event).Name, ((EventRaisedEvent)message.Event).Input));
        Assert.Contains(turn.NewEvents, e => e is EventSentEvent { EventId: 0, InstanceId: "other" });
    }
}
