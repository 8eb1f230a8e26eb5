using System.Globalization;
using Perdure.Replay;

namespace Perdure.Tests.Replay;

public class DeterministicGuidTests
{
    [Theory]
    [InlineData("abc", "2026-11-20T17:55:18.0350248Z", 0, "bcf5b486-7d78-5a35-a955-772559260cb3")]
    [InlineData("abc", "2026-11-20T17:55:18.0350248Z", 1, "28e792e4-7c47-5518-9f41-9dd8bb8cca88")]
    [InlineData("abc", "2026-01-01T00:00:00.0000000Z", 0, "120344a5-52ef-5c4c-8ffc-0e4fcc02f1bb")]
    [InlineData("abc", "2026-01-01T00:00:00.0000000Z", 1, "ab944c85-190d-5011-9f5b-d43db4c05dc7")]
    [InlineData("order-42", "2025-06-15T12:34:56.7890123Z", 0, "089395b6-4e69-5ff7-8be4-7012dc5078d0")]
    public void TheVectorsOfTheEcosystemHold(string instanceId, string time, int counter, string expected)
    {
        var utc = DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.Equal(Guid.Parse(expected), DeterministicGuid.Create(instanceId, utc, counter));
    }

    [Fact]
    public void LongAndForeignNamesWork() => Assert.NotEqual(
        DeterministicGuid.Create(new string('ü', 5000)), DeterministicGuid.Create(new string('ü', 5001)));

    [Fact]
    public void TheCounterGoesOnOverTurnsAndIsTheSameOnReplay()
    {
        var driver = OrchestrationDriver.Of(async context =>
        {
            var first = context.NewGuid();
            await context.CallActivityAsync("A", first);
            return new[] { first, context.NewGuid() };
        });
        driver.Start();
        var turn = driver.Turn(driver.Done(0));
        Assert.Equal(
            $"[\"{DeterministicGuid.Create("i1", OrchestrationDriver.Begin.AddSeconds(1), 0)}\",\"{DeterministicGuid.Create("i1", OrchestrationDriver.Begin.AddSeconds(2), 1)}\"]",
            turn.Output);
    }
}
