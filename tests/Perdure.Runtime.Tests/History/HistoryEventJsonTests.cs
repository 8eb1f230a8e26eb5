using System.Text;
using Perdure.History;

namespace Perdure.Tests.History;

public class HistoryEventJsonTests
{
    private static readonly DateTime Time = new DateTime(2026, 11, 20, 17, 55, 18, DateTimeKind.Utc).AddTicks(350248);

    private static readonly Dictionary<string, string> Tags = new() { ["a"] = "1", ["ä\"\n"] = "" };

    private static readonly TaskFailureDetails Failure = new(
        "System.InvalidOperationException",
        "It \"failed\"\n<here>",
        "   at X",
        new TaskFailureDetails("My.Inner", "", null, null) { IsNonRetriable = true },
        new Dictionary<string, object?> { ["n"] = 42L, ["d"] = 1.5, ["s"] = "x", ["b"] = true, ["z"] = null });

    private static readonly HistoryEvent[] Events =
    [
        new ExecutionStartedEvent(
            -1, Time, "Orders", "2.0", "\"in\"", "i1", "e1", new ParentInstance(7, "P", null, "p1", "pe1"), Time.AddDays(1), new TraceContext("00-a-b-01", "k=v", "c", Time), Tags),
        new ExecutionStartedEvent(-1, Time, "Orders", null, null, "i1", "e1", null, null, null, null),
        new ExecutionCompletedEvent(3, Time, OrchestrationRuntimeStatus.Failed, null, Failure),
        new ExecutionCompletedEvent(0, Time, OrchestrationRuntimeStatus.Completed, "", null),
        new ExecutionTerminatedEvent(-1, Time, "\"bye\"", true),
        new ExecutionSuspendedEvent(-1, Time, null),
        new ExecutionResumedEvent(-1, Time, "why"),
        new ExecutionRewoundEvent(-1, Time, "why"),
        new TaskScheduledEvent(0, Time, "Hello", "", "null", null, Tags),
        new TaskCompletedEvent(-1, Time, 0, null),
        new TaskCompletedEvent(-1, Time, 0, "\"\\u0000 😀 </script> \""),
        new TaskFailedEvent(-1, Time, 12, Failure),
        new SubOrchestrationInstanceCreatedEvent(1, Time, "c1", "Child", "1", "{}", new TraceContext("t"), null),
        new SubOrchestrationInstanceCompletedEvent(-1, Time, 1, "[1,2]"),
        new SubOrchestrationInstanceFailedEvent(-1, Time, 1, Failure),
        new TimerCreatedEvent(2, Time, Time.AddTicks(1)),
        new TimerFiredEvent(-1, Time, Time.AddTicks(-1), 2),
        new OrchestratorStartedEvent(-1, Time),
        new OrchestratorCompletedEvent(-1, Time),
        new EventSentEvent(4, Time, "other", "Go", null),
        new EventRaisedEvent(-1, Time, "Go", ""),
        new EntityOperationSignaledEvent(5, Time, "r", "add", "1", Time, "@counter@a"),
        new EntityOperationCalledEvent(6, Time, "r", "get", null, null, "i1", "e1", "@counter@a"),
        new EntityLockRequestedEvent(7, Time, "cs", ["@a@1", "@b@2"], 1, "i1", "e1"),
        new EntityLockGrantedEvent(-1, Time, "cs"),
        new EntityUnlockSentEvent(8, Time, "cs", "i1", "@a@1"),
        new EntityOperationCompletedEvent(-1, Time, "r", "3"),
        new EntityOperationFailedEvent(-1, Time, "r", Failure),
    ];

    public static TheoryData<HistoryEvent> AllEvents => [.. Events];

    [Theory]
    [MemberData(nameof(AllEvents))]
    public void EachEventComesBackAsItWas(HistoryEvent historyEvent)
    {
        var json = HistoryEventJson.Serialize(historyEvent);
        var back = HistoryEventJson.Deserialize(json);

        Assert.IsType(historyEvent.GetType(), back);
        Assert.Equal(historyEvent.Timestamp.Ticks, back.Timestamp.Ticks);
        Assert.Equal(DateTimeKind.Utc, back.Timestamp.Kind);
        Assert.Equivalent(historyEvent, back, strict: true);
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(HistoryEventJson.Serialize(back)));
    }

    [Fact]
    public void EveryKindOfEventIsCovered()
    {
        var kinds = typeof(ExecutionStartedEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(HistoryEvent)));
        Assert.Equal(
            kinds.Select(type => type.Name).Order(),
            Events.Select(e => e.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void AListComesBackInOrder()
    {
        var events = Events;
        var back = HistoryEventJson.DeserializeList(HistoryEventJson.SerializeList(events));
        Assert.Equal(events.Select(e => e.GetType()), back.Select(e => e.GetType()));
        Assert.Empty(HistoryEventJson.DeserializeList("[]"u8));
    }

    [Fact]
    public void NullEmptyAndTheWordNullAreThreeDifferentPayloads()
    {
        foreach (var payload in new[] { null, "", "null" })
        {
            var back = (TaskCompletedEvent)HistoryEventJson.Deserialize(
                HistoryEventJson.Serialize(new TaskCompletedEvent(-1, Time, 0, payload)));
            Assert.Equal(payload, back.Result);
        }
    }

    [Fact]
    public void TheFormIsCompactAndReadable()
    {
        var json = Encoding.UTF8.GetString(HistoryEventJson.Serialize(new TaskCompletedEvent(-1, Time, 3, "\"Hello <Seattle>!\"")));
        Assert.Equal("""{"t":"done","at":"2026-11-20T17:55:18.0350248Z","result":"\"Hello <Seattle>!\"","task":3}""", json);
    }

    [Fact]
    public void PropertiesOfALaterVersionAreSkipped()
    {
        var back = HistoryEventJson.Deserialize(
            """{"new":{"a":[1,{"b":2}]},"a name that is much too long to be one that is known":1,"t":"done","at":"2026-01-01T00:00:00Z","task":1}"""u8);
        Assert.Equal(new TaskCompletedEvent(-1, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1, null), back);
    }

    [Theory]
    [InlineData("""{"t":"teleported","at":"2026-01-01T00:00:00Z"}""", "teleported")]
    [InlineData("""{"at":"2026-01-01T00:00:00Z"}""", "'t'")]
    [InlineData("""{"t":"done","at":"2026-01-01T00:00:00Z"}""", "'task'")]
    [InlineData("""{"t":"done","at":"2026-01-01T00:00:00","task":1}""", "UTC")]
    [InlineData("""{"t":"done","at":"2026-01-01T00:00:00Z","task":"x"}""", "well-formed")]
    [InlineData("""{"t":"done",""", "well-formed")]
    [InlineData("[]", "object")]
    public void WhatIsNotAnEventIsAClearError(string json, string expected)
    {
        var error = Assert.Throws<FormatException>(() => HistoryEventJson.Deserialize(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
