using Perdure.History;
using Perdure.Replay;
using Perdure.Testing;

namespace Perdure.Tests.Testing;

public class HistoryReplayerTests
{
    [Fact]
    public async Task ARecordedHistoryFitsTheCodeThatMadeItAndNotAnother()
    {
        await using var host = await OrchestrationTestHost.StartAsync(tasks => Register(tasks, "Charge", 100, 7));
        var instance = await host.RunAsync("Order");
        var history = (await host.Client.GetOrchestrationHistoryAsync(instance.InstanceId)).ToList();
        var json = HistoryEventJson.SerializeList(history);

        Assert.Null(Replay("Charge", 100, 7, json));
        Assert.Equal(DeterminismViolationKind.DifferentAction, Replay("Bill", 100, 7, json)!.Kind);
        Assert.Equal(DeterminismViolationKind.DifferentDetails, Replay("Charge", 120, 7, json)!.Kind);
        var result = Replay("Charge", 100, 8, json)!;
        Assert.Equal(DeterminismViolationKind.DifferentResult, result.Kind);
        Assert.Contains("the result was 7 then and is 8 now", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunningInstanceMayGoOnToSomethingNew()
    {
        await using var host = await OrchestrationTestHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Order", context => context.WaitForExternalEvent<int>("Go")));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Order");
        await host.WhenIdleAsync();
        var history = (await host.Client.GetOrchestrationHistoryAsync(id)).ToList();
        using var replayer = new HistoryReplayer(tasks => tasks.AddOrchestratorFunc(
            "Order", context => context.CallActivityAsync<int>("New")));
        replayer.AssertReplays(history);
    }

    [Fact]
    public void WhatIsNoHistoryIsAClearError()
    {
        using var replayer = new HistoryReplayer(_ => { });
        Assert.Throws<FormatException>(() => replayer.Replay("{}"u8));
        Assert.Contains("start", Assert.Throws<InvalidOperationException>(() => replayer.Replay("[]"u8)).Message, StringComparison.Ordinal);
    }

    private static DeterminismReport? Replay(string activity, int amount, int result, byte[] json)
    {
        using var replayer = new HistoryReplayer(tasks => Register(tasks, activity, amount, result));
        return replayer.Replay(json);
    }

    private static void Register(DurableTaskRegistry tasks, string activity, int amount, int result) => tasks
        .AddActivityFunc<int>(activity, (_, _) => { })
        .AddOrchestratorFunc("Order", async context =>
        {
            await context.CallActivityAsync(activity, amount);
            return result;
        });
}
