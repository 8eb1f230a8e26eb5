using Perdure.Replay;
using Perdure.Testing;

namespace Perdure.Tests.Testing;

/// <summary>What is the same in one process for as long as it runs, and another in the next.</summary>
public class SecondProcessTests
{
    private static int _starts;

    [Fact]
    public async Task HashCodesOfStringsAreFound()
    {
        await using var host = await StartAsync();
        var error = await Assert.ThrowsAsync<DeterminismException>(() => host.RunAsync("Hash", "some text"));
        Assert.Equal(DeterminismViolationKind.DifferentDetails, error.Report!.Kind);
    }

    [Fact]
    public async Task StaticStateIsFoundAlsoWhereItChangesOnlyOnce()
    {
        _starts = 5;
        await using var host = await StartAsync();
        var error = await Assert.ThrowsAsync<DeterminismException>(() => host.RunAsync("Static"));
        Assert.Contains("5 then, 0 now", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatKeepsToItsContextIsTheSameInEachProcess()
    {
        await using var host = await StartAsync();
        Assert.Equal(3, (await host.RunAsync("Good")).ReadOutputAs<int>());
        Assert.Equal(3, (await host.RunAsync("Good")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task ARegistrationThatCapturesIsRefusedWithTheReason()
    {
        var captured = 1;
        var error = await Assert.ThrowsAsync<ArgumentException>(() => OrchestrationTestHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Test", _ => Task.FromResult(captured)),
            options => options.ReplaysInSecondProcess = true));
        Assert.Contains("captures variables", error.Message, StringComparison.Ordinal);
    }

    private static Task<OrchestrationTestHost> StartAsync() => OrchestrationTestHost.StartAsync(
        Register,
        options =>
        {
            options.ChaosEnvironments = [];
            options.ReplaysInSecondProcess = true;
        });

    private static void Register(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<int, int>("Echo", (_, input) => input)
        .AddOrchestratorFunc<string, int>("Hash", (context, text) => context.CallActivityAsync<int>("Echo", text.GetHashCode(StringComparison.Ordinal)))
        .AddOrchestratorFunc("Static", context => context.CallActivityAsync<int>("Echo", _starts))
        .AddOrchestratorFunc("Good", async context =>
        {
            Console.WriteLine("What an orchestrator prints does no harm.");
            var sum = 0;
            foreach (var n in new HashSet<int> { 1, 2 })
            {
                sum += await context.CallActivityAsync<int>("Echo", n);
            }

            return sum;
        });
}
