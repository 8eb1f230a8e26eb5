using System.Globalization;
using Perdure.Replay;
using Perdure.Testing;

namespace Perdure.Tests.Testing;

/// <summary>What differs on replay is found though each run by itself succeeds; what only looks like it is not.</summary>
public class ChaosReplayTests
{
    private static int _counter;

    public static TheoryData<string> Bad => [.. BadOrchestrators.Keys];

    public static TheoryData<string> Good => [.. GoodOrchestrators.Keys];

    private static readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> BadOrchestrators = new()
    {
        ["clock in an input"] = context => Echo(context, DateTime.UtcNow),
        ["clock in a timer"] = async context =>
        {
            await context.CreateTimer(DateTime.UtcNow.AddDays(1000), CancellationToken.None);
            return null;
        },
        ["tick count"] = context => Echo(context, Environment.TickCount64),
        ["identifier"] = context => Echo(context, Guid.NewGuid()),
        ["identifier in the result"] = _ => Task.FromResult<object?>(Guid.NewGuid()),
        ["identifier of an instance"] = context => Child(context, Guid.NewGuid().ToString()),
        ["random number"] = context => Echo(context, Random.Shared.NextInt64()),
        ["random branch"] = async context => Interlocked.Increment(ref _counter) % 2 == 0 ? await Echo(context, 1) : 5,
        ["static state"] = context => Echo(context, Interlocked.Increment(ref _counter)),
        ["culture in a number"] = context => Echo(context, 1.5.ToString(CultureInfo.CurrentCulture)),
        ["culture in casing"] = context => Echo(context, "title".ToUpper(CultureInfo.CurrentCulture)),
        ["culture after an await"] = async context =>
        {
            await Echo(context, 1);
            return await Echo(context, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc).ToString("D", CultureInfo.CurrentCulture));
        },
        ["time zone"] = context => Echo(context, TimeZoneInfo.Local.GetUtcOffset(context.CurrentUtcDateTime)),
        ["local time"] = context => Echo(context, context.CurrentUtcDateTime.ToLocalTime().Hour * 60 + context.CurrentUtcDateTime.ToLocalTime().Minute),
        ["environment variable"] = context => Echo(context, Environment.GetEnvironmentVariable("PERDURE_REGION")),
        ["thread"] = context => Echo(context, Environment.CurrentManagedThreadId),
        ["new object's hash"] = context => Echo(context, new object().GetHashCode()),
        ["event sent elsewhere"] = context =>
        {
            context.SendEvent(Guid.NewGuid().ToString(), "E");
            return Echo(context, 1);
        },
        ["a delay"] = async _ =>
        {
            await Task.Delay(TimeSpan.FromDays(1));
            return null;
        },
    };

    private static readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> GoodOrchestrators = new()
    {
        ["context clock"] = context => Echo(context, context.CurrentUtcDateTime),
        ["context identifier"] = context => Echo(context, context.NewGuid()),
        ["seeded random"] = context => Echo(context, new Random(42).Next()),
        ["invariant culture"] = context => Echo(context, 1.5.ToString(CultureInfo.InvariantCulture)),
        ["clock that is only looked at"] = context =>
        {
            _ = DateTime.UtcNow;
            return Echo(context, 1);
        },
        ["generated child"] = context => Child(context, null),
        ["fan-out in any order"] = async context => (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Echo(context, i)))).Length,
        ["failure"] = context => throw new InvalidOperationException($"always the same {context.InstanceId}"),
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task WhatDiffersIsFound(string name)
    {
        Environment.SetEnvironmentVariable("PERDURE_REGION", "west");
        await using var host = await StartAsync(BadOrchestrators[name]);
        var error = await Assert.ThrowsAsync<DeterminismException>(() => host.RunAsync("Test"));
        Assert.NotNull(error.Report);
        Assert.Contains("is not deterministic", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task WhatDoesNotIsNot(string name)
    {
        await using var host = await StartAsync(GoodOrchestrators[name]);
        var instance = await host.RunAsync("Test");
        Assert.Equal(name == "failure" ? OrchestrationRuntimeStatus.Failed : OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
    }

    [Fact]
    public async Task ADifferenceInAChildReachesWhoWaitsForTheParent()
    {
        await using var host = await OrchestrationTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<Guid>("Child"))
                .AddOrchestratorFunc("Child", _ => Guid.NewGuid()),
            options => options.Patience = TimeSpan.FromMilliseconds(20));
        var error = await Assert.ThrowsAsync<DeterminismException>(() => host.RunAsync("Parent"));
        Assert.Equal(("Child", DeterminismViolationKind.DifferentResult, "PDR0102"), (error.Report!.OrchestratorName, error.Report.Kind, error.Report.RuleId));
    }

    [Fact]
    public async Task TheDateOfAnInjectedClockIsFound()
    {
        await using var host = await OrchestrationTestHost.StartAsync(tasks => tasks.AddOrchestrator<DateReader>());
        var error = await Assert.ThrowsAsync<DeterminismException>(() => host.RunAsync(nameof(DateReader)));
        Assert.Equal(DeterminismViolationKind.DifferentResult, error.Report!.Kind);
    }

    [Fact]
    public async Task AnInjectedClockShowsTheTimeOfTheHost()
    {
        var start = new DateTimeOffset(2031, 5, 6, 0, 0, 0, TimeSpan.Zero);
        await using var host = await OrchestrationTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Ask", context => context.CallActivityAsync<int>(nameof(YearActivity)))
                .AddActivity<YearActivity>(),
            options => options.StartTime = start);
        Assert.Equal(2031, (await host.RunAsync("Ask")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task AReportOnAnotherInstanceIsNotGivenToWhoWaitsForNothing()
    {
        await using var host = await OrchestrationTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Bad", _ => Guid.NewGuid())
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<int>("E")),
            options => options.Patience = TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAsync<DeterminismException>(() => host.RunAsync("Bad"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("Waits"));
        Assert.Contains("waits for an event", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutEnvironmentsThereIsNoChaos()
    {
        await using var host = await StartAsync(
            BadOrchestrators["identifier"], options => options.ChaosEnvironments = []);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Test")).RuntimeStatus);
    }

    [Fact]
    public async Task TheProcessIsAsItWasAfterwards()
    {
        Environment.SetEnvironmentVariable("PERDURE_KEPT", "before");
        var zone = TimeZoneInfo.Local.Id;
        await using var host = await StartAsync(GoodOrchestrators["context clock"]);
        await host.RunAsync("Test");
        await host.WhenIdleAsync();
        Assert.Equal(("before", zone), (Environment.GetEnvironmentVariable("PERDURE_KEPT"), TimeZoneInfo.Local.Id));
    }

    private static Task<OrchestrationTestHost> StartAsync(
        Func<TaskOrchestrationContext, Task<object?>> orchestrator, Action<OrchestrationTestHostOptions>? configure = null) =>
        OrchestrationTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Test", orchestrator)
                .AddOrchestratorFunc("Child", _ => Task.FromResult(1))
                .AddActivityFunc<object?, object?>("Echo", (_, input) => input),
            configure);

    private static Task<object?> Echo(TaskOrchestrationContext context, object? value) => context.CallActivityAsync<object?>("Echo", value);

    private static async Task<object?> Child(TaskOrchestrationContext context, string? instanceId) =>
        await context.CallSubOrchestratorAsync<int>("Child", null, new SubOrchestrationOptions(instanceId: instanceId));

    private sealed class DateReader(TimeProvider time) : TaskOrchestrator<object?, int>
    {
        public override Task<int> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult(time.GetUtcNow().Year);
    }

    private sealed class YearActivity(TimeProvider time) : TaskActivity<object?, int>
    {
        public override Task<int> RunAsync(TaskActivityContext context, object? input) => Task.FromResult(time.GetUtcNow().Year);
    }
}
