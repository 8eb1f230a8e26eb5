using System.Text.Json;
using Perdure.Replay;

namespace Perdure.Tests.Model;

public class NamesAndVersionsTests
{
    [Fact]
    public void NamesCompareWithoutCase()
    {
        TaskName name = "Hello";
        Assert.Equal(name, new TaskName("HELLO"));
        Assert.Equal(name.GetHashCode(), new TaskName("hello").GetHashCode());
        Assert.True(name != "Hallo");
        Assert.Equal("Hello", (string)name);
        Assert.Equal(default, (TaskName)"");
        Assert.Equal(0, default(TaskName).GetHashCode());
        Assert.Equal("", default(TaskName).ToString());
    }

    [Fact]
    public void NoVersionIsOneValue()
    {
        Assert.Equal(TaskVersion.Unversioned, new TaskVersion(""));
        Assert.Equal(TaskVersion.Unversioned, (TaskVersion)(string?)null);
        Assert.Equal("", TaskVersion.Unversioned.Version);
        Assert.Equal(new TaskVersion("1.A"), new TaskVersion("1.a"));
        Assert.Throws<ArgumentException>(() => new TaskVersion("  "));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData(null, " ", 0)]
    [InlineData("", "0.1", -1)]
    [InlineData("0.1", "", 1)]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("1.0", "1.0.0", -1)]
    [InlineData("beta", "BETA", 0)]
    [InlineData("v10", "v9", -1)]
    public void VersionsCompareAsNumbersOrAsText(string? left, string? right, int sign) =>
        Assert.Equal(sign, Math.Sign(TaskVersionComparer.Compare(left, right)));

    [Fact]
    public void EntityIdsAreNamedInLowerCase()
    {
        var id = new EntityInstanceId("Counter", "Key@1");
        Assert.Equal("@counter@Key@1", id.ToString());
        Assert.Equal(id, EntityInstanceId.FromString("@COUNTER@Key@1"));
        Assert.Equal("\"@counter@Key@1\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<EntityInstanceId>("\"@counter@Key@1\""));
        Assert.Equal("", EntityInstanceId.FromString("@c@").Key);
        Assert.Throws<ArgumentException>(() => new EntityInstanceId("a@b", "k"));
        Assert.Throws<ArgumentException>(() => new EntityInstanceId("", "k"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EntityInstanceId>("\"counter\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("counter@a")]
    [InlineData("@counter")]
    [InlineData("@@a")]
    public void WhatIsNoEntityIdIsRefused(string text) => Assert.False(EntityInstanceId.TryParse(text, out _));

    [Theory]
    [InlineData(null, null)]
    [InlineData("Counter", "@counter")]
    [InlineData("@Counter@Key", "@counter@Key")]
    [InlineData("Counter@Key", "@counter@Key")]
    public void EntityQueriesNormalizeTheirPrefix(string? given, string? expected) =>
        Assert.Equal(expected, new EntityQuery { InstanceIdStartsWith = given }.InstanceIdStartsWith);

    [Fact]
    public void TheProtocolsStatusNumbersAreKept() => Assert.Equal(
        ["Running", "Completed", "ContinuedAsNew", "Failed", "Canceled", "Terminated", "Pending", "Suspended"],
        Enumerable.Range(0, 8).Select(i => ((OrchestrationRuntimeStatus)i).ToString()));

    [Fact]
    public void OptionsCopyWhatTheyHold()
    {
        var options = new TaskOptions(new RetryPolicy(2, TimeSpan.FromSeconds(1)), new Dictionary<string, string> { ["a"] = "b" })
        {
            Version = "3",
            InputChange = InputChangePolicy.Ignore,
        };
        var sub = options.WithInstanceId("x");
        Assert.Equal(("x", options.Retry, options.Tags, options.Version, options.InputChange), (sub.InstanceId, sub.Retry, sub.Tags, sub.Version, sub.InputChange));
        Assert.Equal("x", new SubOrchestrationOptions((TaskOptions)sub).InstanceId);
        Assert.Equal("y", new SubOrchestrationOptions(sub, "y").InstanceId);
        Assert.Equal(["Running", "Failed"], new StartOrchestrationOptions().WithDedupeStatuses(
            OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Failed).DedupeStatuses);
    }

    [Fact]
    public void ReportsKeepBothSides()
    {
        var report = new DeterminismReport(
            DeterminismViolationKind.DifferentAction, "i", "O", "it differs.", "a", null, ["  x", "> y"], null, "the clock", "PDR0101", "Resume.", 3);
        Assert.Equal(
            "Orchestration 'O' (instance 'i') is not deterministic: it differs.\nHistory holds:  a\nHistory around it:\n    x\n  > y\nLikely cause:   the clock (rule PDR0101)\nWhat to do:     Resume.",
            report.Message);
        Assert.True(report.ToFailureDetails().IsNonRetriable);
    }
}
