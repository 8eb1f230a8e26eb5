using Perdure.History;
using Perdure.Replay;
using Perdure.Worker;

namespace Perdure.Tests.Replay;

/// <summary>Changes to the code of an orchestrator while an instance is in flight: those that must be found, and those that must not.</summary>
public class DeterminismGuardTests
{
    private delegate Task<int> Code(TaskOrchestrationContext context);

    [Fact]
    public void ARenamedActivityIsFoundAndNothingIsEmitted()
    {
        var turn = Change(c => Call(c, "A"), c => Call(c, "B"), d => d.Done(0));
        AssertBlocked(turn, DeterminismViolationKind.DifferentAction, "'A' then, 'B' now", "#0");
        Assert.Equal("a call of activity 'A'", turn.Report!.Expected);
        Assert.Equal("a call of activity 'B'", turn.Report.Actual);
    }

    [Fact]
    public void AnActivityInsertedBeforeIsFound() => AssertBlocked(
        Change(
            c => Call(c, "A"),
            async c => await Call(c, "New") + await Call(c, "A"),
            d => d.Done(0)),
        DeterminismViolationKind.DifferentAction,
        "'A' then, 'New' now");

    [Fact]
    public void ARemovedLastActivityIsFound()
    {
        var driver = Drive(async c => await Call(c, "A") + await Call(c, "B"));
        driver.Start();
        driver.Turn(driver.Done(0, "1"));
        var turn = driver.TurnOfChangedCode(c => Call(c, "A"), null, driver.Done(1, "1"));
        AssertBlocked(turn, DeterminismViolationKind.EndedEarly, "#1", "a call of activity 'B'");
    }

    [Fact]
    public void AnOrchestratorThatIsNotRegisteredAnyMoreHoldsWhatIsOnItsWay()
    {
        var registry = new DurableTaskRegistry().AddOrchestratorFunc("Renamed", _ => Task.FromResult(0));
        OrchestrationExecutorOptions Deploy(OrchestrationExecutorOptions options) => options with { Registry = registry };

        var afterCall = Change(c => Call(c, "A"), c => Call(c, "A"), d => d.Done(0), configureAfter: Deploy);
        AssertBlocked(afterCall, DeterminismViolationKind.NotStarted, "No orchestrator 'Test' is registered", "'Renamed'", "a call of activity 'A'");
        var beforeCall = Change(c => c.WaitForExternalEvent<int>("go"), c => c.WaitForExternalEvent<int>("go"), d => d.Raised("go", "1"), configureAfter: Deploy);
        AssertBlocked(beforeCall, DeterminismViolationKind.NotStarted, "No orchestrator 'Test' is registered");
    }

    [Fact]
    public void AnOrchestratorWhoseInputHasAnotherTypeNowIsHeld()
    {
        var registry = new DurableTaskRegistry().AddOrchestratorFunc<Guid, int>("Test", (_, _) => Task.FromResult(0));
        var driver = Drive(c => c.WaitForExternalEvent<int>("go"));
        driver.Start("17");
        using var executor = new OrchestrationExecutor("i1", new OrchestrationExecutorOptions { Registry = registry }, OrchestrationDriver.Services);
        var turn = executor.Execute(driver.History, [driver.Raised("go", "1")], driver.Now);
        AssertBlocked(turn, DeterminismViolationKind.NotStarted, "The input of orchestrator 'Test' cannot be read as 'System.Guid'");
    }

    [Fact]
    public void ATimerThatBecameAnActivityIsFound() => AssertBlocked(
        Change(c => Delay(c, TimeSpan.FromHours(1)), c => Call(c, "A"), d => d.Fired(0)),
        DeterminismViolationKind.DifferentAction,
        "the kind of action",
        "a timer for 2026-01-01T01:00:01",
        "a call of activity 'A'");

    [Fact]
    public void AnotherActivityInputIsFound()
    {
        var turn = Change(c => Call(c, "A", 1), c => Call(c, "A", 2), d => d.Done(0));
        AssertBlocked(turn, DeterminismViolationKind.DifferentDetails, "its input", "1 then, 2 now");
    }

    [Fact]
    public void AnotherActivityVersionIsFound() => AssertBlocked(
        Change(
            c => c.CallActivityAsync<int>("A", options: new TaskOptions { Version = "1" }),
            c => c.CallActivityAsync<int>("A", options: new TaskOptions { Version = "2" }),
            d => d.Done(0)),
        DeterminismViolationKind.DifferentDetails,
        "its version: '1' then, '2' now");

    [Fact]
    public void TwoSwappedActivitiesOfOneNameAreFoundByTheirInputs() => AssertBlocked(
        Change(
            async c => (await Task.WhenAll(Call(c, "A", "x"), Call(c, "A", "y"))).Sum(),
            async c => (await Task.WhenAll(Call(c, "A", "y"), Call(c, "A", "x"))).Sum(),
            d => d.Done(0)),
        DeterminismViolationKind.DifferentDetails,
        "\"x\" then, \"y\" now");

    [Fact]
    public void AnotherDueTimeIsFound()
    {
        var turn = Change(c => Delay(c, TimeSpan.FromHours(1)), c => Delay(c, TimeSpan.FromDays(30)), d => d.Fired(0));
        AssertBlocked(turn, DeterminismViolationKind.DifferentDetails, "its due time", "2026-01-01T01:00:01");
        Assert.Equal("PDR0101", turn.Report!.RuleId);
    }

    [Fact]
    public void AnotherSubOrchestrationInstanceIsFound() => AssertBlocked(
        Change(
            c => c.CallSubOrchestratorAsync<int>("S", options: new SubOrchestrationOptions(instanceId: "a")),
            c => c.CallSubOrchestratorAsync<int>("S", options: new SubOrchestrationOptions(instanceId: "b")),
            d => d.Done(0)),
        DeterminismViolationKind.DifferentDetails,
        "its instance id: 'a' then, 'b' now");

    [Fact]
    public void AChosenIdInPlaceOfAGeneratedOneIsFound() => AssertBlocked(
        Change(
            c => c.CallSubOrchestratorAsync<int>("S"),
            c => c.CallSubOrchestratorAsync<int>("S", options: new SubOrchestrationOptions(instanceId: "b")),
            d => d.Done(0)),
        DeterminismViolationKind.DifferentDetails,
        "its instance id");

    [Theory]
    [InlineData("i2", "Go", 1, "'i2' then, 'i3' now", "i3", "Go", 1)]
    [InlineData("i2", "Go", 1, "1 then, 2 now", "i2", "Go", 2)]
    [InlineData("i2", "Go", 1, "'Go' then, 'Stop' now", "i2", "Stop", 1)]
    public void AnotherSentEventIsFound(string target, string name, int payload, string text, string target2, string name2, int payload2)
    {
        var turn = Change(
            c => SendAndCall(c, target, name, payload), c => SendAndCall(c, target2, name2, payload2), d => d.Done(1));
        Assert.Equal(TurnOutcome.Block, turn.Outcome);
        Assert.Contains(text, turn.Report!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherEntityOrOperationIsFound()
    {
        foreach (var (id, operation) in new[] { ("b", "add"), ("a", "subtract") })
        {
            var turn = Change(
                c => c.Entities.CallEntityAsync<int>(new EntityInstanceId("counter", "a"), "add", 1),
                c => c.Entities.CallEntityAsync<int>(new EntityInstanceId("counter", id), operation, 1),
                d => d.Raised("unrelated"));
            Assert.Equal(TurnOutcome.Block, turn.Outcome);
        }
    }

    [Fact]
    public void AFanOutThatBecameASequenceIsFound() => AssertBlocked(
        Change(
            async c => (await Task.WhenAll(Call(c, "A"), Call(c, "B"))).Sum(),
            async c => await Call(c, "A") + await Call(c, "B"),
            d => d.Done(0)),
        DeterminismViolationKind.MissingAction,
        "#1",
        "it waits in");

    [Fact]
    public void ACaughtMismatchStaysOne() => AssertBlocked(
        Change(
            c => Call(c, "A"),
            async c =>
            {
                try
                {
                    return await Call(c, "B");
                }
                catch (Exception)
                {
                    return -1;
                }
            },
            d => d.Done(0)),
        DeterminismViolationKind.DifferentAction);

    [Fact]
    public void AnAppendedActivityIsFine()
    {
        var turn = Change(c => Call(c, "A"), async c => await Call(c, "A") + await Call(c, "B"), d => d.Done(0));
        Assert.Equal(TurnOutcome.Commit, turn.Outcome);
        Assert.Equal("B", Assert.Single(turn.Activities).Name);
    }

    [Fact]
    public void ASequenceThatBecameAFanOutOfTheSameOrderIsFine()
    {
        var turn = Change(
            async c => await Call(c, "A") + await Call(c, "B"),
            async c => (await Task.WhenAll(Call(c, "A"), Call(c, "B"))).Sum(),
            d => d.Done(0, "1"));
        Assert.Equal(TurnOutcome.Commit, turn.Outcome);
        Assert.Equal("B", Assert.Single(turn.Activities).Name);
    }

    [Fact]
    public void OneMoreIdentifierDoesNotMoveTheGeneratedIds()
    {
        Code before = async c => await c.CallSubOrchestratorAsync<int>("S") + await c.Entities.CallEntityAsync<int>(new EntityInstanceId("e", "1"), "get");
        var driver = Drive(before);
        driver.Start();
        var child = Assert.IsType<SubOrchestrationInstanceCreatedEvent>(driver.History[^1]);
        driver.Turn(new SubOrchestrationInstanceCompletedEvent(-1, driver.Now, 0, "1"));
        var called = Assert.IsType<EntityOperationCalledEvent>(driver.History[^1]);
        var turn = driver.TurnOfChangedCode(
            async c =>
            {
                _ = c.NewGuid();
                return await before(c);
            },
            null,
            new EntityOperationCompletedEvent(-1, driver.Now, called.RequestId, "2"));
        Assert.Equal("3", turn.Output);
        Assert.Equal(32, child.InstanceId.Length);
    }

    [Theory]
    [InlineData("""{"A":1}""", """{"A":1,"B":2}""", true)]
    [InlineData("""{"A":1,"B":2}""", """{"A":1}""", true)]
    [InlineData("""{"A":1}""", """{"a":1.0}""", true)]
    [InlineData("""{"A":"2026-01-01T00:00:00Z"}""", """{"A":"2026-01-01T01:00:00+01:00"}""", true)]
    [InlineData("""{"A":0}""", """{"A":"Active"}""", true)]
    [InlineData("""{"A":5}""", """{"A":"5"}""", true)]
    [InlineData("""{"A":5}""", """{"A":"6"}""", false)]
    [InlineData("""{"A":1}""", """{"A":2,"B":2}""", false)]
    [InlineData("""{"A":{"B":[1,{"C":"x"}]}}""", """{"A":{"B":[1,{"C":"y"}]}}""", false)]
    [InlineData("[1,2]", "[1,2,3]", false)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"A":true}""", """{"A":false}""", false)]
    [InlineData("""{"A":null}""", """{"A":1}""", false)]
    [InlineData("null", null, true)]
    [InlineData("5", null, false)]
    public void InputsCompareAsValues(string recorded, string? actual, bool isFine)
    {
        var turn = Change(
            c => Call(c, "A", Json(recorded)), c => Call(c, "A", Json(actual)), d => d.Done(0, "1"), o => o with { DataConverter = new Verbatim() });
        Assert.Equal(isFine ? TurnOutcome.Commit : TurnOutcome.Block, turn.Outcome);
        if (isFine)
        {
            Assert.Contains("input of action #0", Assert.Single(turn.Warnings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(InputChangePolicy.Warn, null, TurnOutcome.Commit, 1)]
    [InlineData(InputChangePolicy.Ignore, null, TurnOutcome.Commit, 0)]
    [InlineData(InputChangePolicy.Violation, InputChangePolicy.Warn, TurnOutcome.Commit, 1)]
    [InlineData(InputChangePolicy.Ignore, InputChangePolicy.Violation, TurnOutcome.Block, 0)]
    public void TheInputPolicyIsAnOptionOfTheWorkerAndOfTheCall(
        InputChangePolicy worker, InputChangePolicy? call, TurnOutcome outcome, int warnings)
    {
        var options = new TaskOptions { InputChange = call };
        var turn = Change(
            c => c.CallActivityAsync<int>("A", 1, options), c => c.CallActivityAsync<int>("A", 2, options), d => d.Done(0, "1"), o => o with { InputChange = worker });
        Assert.Equal((outcome, warnings), (turn.Outcome, turn.Warnings.Count));
    }

    [Theory]
    [InlineData("\"6f9619ff-8b86-4011-b42d-00c04fc964ff\"", "\"6f9619ff-8b86-4011-b42d-00c04fc964fe\"", "PDR0102")]
    [InlineData("\"2026-01-01T00:00:00Z\"", "\"2026-01-01T00:00:01Z\"", "PDR0101")]
    [InlineData("0.25", "0.5", "PDR0103")]
    [InlineData("[\"a\",\"b\"]", "[\"b\",\"a\"]", "PDR0107")]
    [InlineData("\"host1\"", "\"host2\"", "PDR0104")]
    public void TheLikelyCauseIsReadFromTheValues(string recorded, string actual, string ruleId)
    {
        var turn = Change(
            c => Call(c, "A", Json(recorded)), c => Call(c, "A", Json(actual)), d => d.Done(0), o => o with { DataConverter = new Verbatim() });
        Assert.Equal(ruleId, turn.Report!.RuleId);
    }

    [Fact]
    public void TheReportNamesBothSidesNeighboursSourceCauseAndRemedy()
    {
        var driver = Drive(async c => await Call(c, "Reserve", 1) + await Call(c, "Charge", 100));
        driver.Start();
        driver.Turn(driver.Done(0, "1"));
        var turn = driver.TurnOfChangedCode(
            async c => await Call(c, "Reserve", 1) + await Call(c, "Charge", 120), null, driver.Done(1, "1"));

        var message = turn.Report!.Message;
        Assert.StartsWith("Orchestration 'Test' (instance 'i1') is not deterministic: action #1 differs from history in its input: 100 then, 120 now.", message, StringComparison.Ordinal);
        Assert.Contains("History holds:  a call of activity 'Charge' with input 100", message, StringComparison.Ordinal);
        Assert.Contains("The code asks:  a call of activity 'Charge' with input 120", message, StringComparison.Ordinal);
        Assert.Matches(@"Source:         .*DeterminismGuardTests\.cs:\d+ \(.*DeterminismGuardTests\.Call\)", message);
        Assert.Contains("#0 completed with 1", message, StringComparison.Ordinal);
        Assert.Contains("  > #1 a call of activity 'Charge' with input 100", message, StringComparison.Ordinal);
        Assert.Contains("(rule PDR0103)", message, StringComparison.Ordinal);
        Assert.Contains("resume the instance", message, StringComparison.Ordinal);
        Assert.Equal(("NonDeterministicOrchestration", message), (turn.Failure!.ErrorType, turn.Failure.ErrorMessage));
    }

    [Fact]
    public void AHeldInstanceGoesOnWithCorrectedCode()
    {
        var driver = Drive(async c => await Call(c, "A") + await Call(c, "B"));
        driver.Start();
        var message = driver.Done(0, "1");
        Assert.Equal(TurnOutcome.Block, driver.TurnOfChangedCode(c => Call(c, "X"), null, message).Outcome);
        Assert.Equal("B", Assert.Single(driver.Turn(message).Activities).Name);
        Assert.Equal("3", driver.Turn(driver.Done(1, "2")).Output);
    }

    [Fact]
    public void TheInstanceFailsWhereThatIsThePolicyAndStillNothingIsEmitted()
    {
        var turn = Change(
            c => Call(c, "A"),
            c =>
            {
                c.SendEvent("other", "E");
                return Call(c, "B");
            },
            d => d.Done(0),
            o => o with { ViolationPolicy = ViolationPolicy.Fail });
        Assert.Equal((TurnOutcome.Commit, OrchestrationRuntimeStatus.Failed), (turn.Outcome, turn.Status));
        Assert.Empty(turn.Activities);
        Assert.Empty(turn.Messages);
        Assert.DoesNotContain(turn.NewEvents, e => e is TaskScheduledEvent or EventSentEvent);
        Assert.Equal("NonDeterministicOrchestration", turn.Failure!.ErrorType);
        Assert.NotNull(turn.Report);
    }

    private static OrchestrationDriver Drive(Code code) => OrchestrationDriver.Of(c => code(c));

    private static OrchestrationTurn Change(
        Code before,
        Code after,
        Func<OrchestrationDriver, HistoryEvent> message,
        Func<OrchestrationExecutorOptions, OrchestrationExecutorOptions>? configure = null,
        Func<OrchestrationExecutorOptions, OrchestrationExecutorOptions>? configureAfter = null)
    {
        var driver = OrchestrationDriver.Of(c => before(c), configure);
        driver.Start();
        return driver.TurnOfChangedCode(c => after(c), configureAfter ?? configure, message(driver));
    }

    private static void AssertBlocked(OrchestrationTurn turn, DeterminismViolationKind kind, params string[] texts)
    {
        Assert.Equal(TurnOutcome.Block, turn.Outcome);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, turn.Status);
        Assert.False(turn.CanContinue);
        Assert.Empty(turn.NewEvents);
        Assert.Empty(turn.Activities);
        Assert.Empty(turn.Messages);
        Assert.Equal(kind, turn.Report!.Kind);
        Assert.All(texts, text => Assert.Contains(text, turn.Report.Message, StringComparison.Ordinal));
    }

    private static Task<int> Call(TaskOrchestrationContext context, string name, object? input = null) =>
        context.CallActivityAsync<int>(name, input);

    private static async Task<int> Delay(TaskOrchestrationContext context, TimeSpan delay)
    {
        await context.CreateTimer(delay, CancellationToken.None);
        return 0;
    }

    private static Task<int> SendAndCall(TaskOrchestrationContext context, string target, string name, int payload)
    {
        context.SendEvent(target, name, payload);
        return Call(context, "A");
    }

    private static RawJson? Json(string? json) => json is null ? null : new RawJson(json);

    private sealed record RawJson(string Text);

    /// <summary>Passes JSON through as it is written in the test.</summary>
    private sealed class Verbatim : DataConverter
    {
        public override string? Serialize(object? value) =>
            value is RawJson raw ? raw.Text : JsonDataConverter.Default.Serialize(value);

        public override object? Deserialize(string? data, Type targetType) => JsonDataConverter.Default.Deserialize(data, targetType);
    }
}
