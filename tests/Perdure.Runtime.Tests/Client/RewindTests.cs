using Perdure.Runtime.Tests.Hosting;

namespace Perdure.Runtime.Tests.Client;

/// <summary>Failed orchestrations are put back to work.</summary>
public class RewindTests
{
    public static TheoryData<StoreKind> Stores => StoreTheory.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failed_activity_runs_again_and_those_before_it_do_not(StoreKind store)
    {
        var switches = new Switches();
        await using var host = await StartAsync(store, switches);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chain");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.CompletionAsync(id)).RuntimeStatus);

        switches.Works = true;
        await host.Client.RewindInstanceAsync(id, "it works now");
        var result = await host.CompletionAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, result.RuntimeStatus);
        Assert.Equal("first second", result.ReadOutputAs<string>());
        Assert.Null(result.FailureDetails);
        Assert.Equal(1, switches.FirstRuns);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_rewound_orchestration_can_fail_again_and_be_rewound_again(StoreKind store)
    {
        var switches = new Switches();
        await using var host = await StartAsync(store, switches);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chain");
        await host.CompletionAsync(id);

        await host.Client.RewindInstanceAsync(id, "perhaps");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.CompletionAsync(id)).RuntimeStatus);
        switches.Works = true;
        await host.Client.RewindInstanceAsync(id, "now");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.CompletionAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task A_rewind_right_after_the_failure_is_not_lost()
    {
        var switches = new Switches();
        await using var host = await StartAsync(StoreKind.Memory, switches);
        for (var i = 0; i < 200; i++)
        {
            switches.Works = false;
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chain");
            await host.CompletionAsync(id);
            switches.Works = true;
            await host.Client.RewindInstanceAsync(id, "at once");
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.CompletionAsync(id)).RuntimeStatus);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failed_child_is_rewound_with_its_parent(StoreKind store)
    {
        var switches = new Switches();
        await using var host = await StartAsync(store, switches);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.CompletionAsync(id)).RuntimeStatus);

        switches.Works = true;
        await host.Client.RewindInstanceAsync(id, "it works now");

        Assert.Equal("first second", (await host.CompletionAsync(id)).ReadOutputAs<string>());
        Assert.Equal(1, switches.FirstRuns);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Failures_that_the_orchestrator_has_dealt_with_stay(StoreKind store)
    {
        var switches = new Switches();
        await using var host = await StartAsync(store, switches);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Compensates");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.CompletionAsync(id)).RuntimeStatus);

        switches.Works = true;
        await host.Client.RewindInstanceAsync(id, "it works now");

        Assert.Equal("compensated second", (await host.CompletionAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Only_failed_orchestrations_are_rewound(StoreKind store)
    {
        await using var host = await StartAsync(store, new Switches { Works = true });
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Chain");
        await host.CompletionAsync(id);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RewindInstanceAsync(id, "why not"));
        Assert.Contains("Completed", error.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RewindInstanceAsync("nobody", "why not"));
    }

    private static Task<DurableTaskTestHost> StartAsync(StoreKind store, Switches switches) => DurableTaskTestHost.StartAsync(store, tasks =>
    {
        tasks.AddOrchestratorFunc<object?, string>("Chain", async (context, _) =>
            $"{await context.CallActivityAsync<string>("First")} {await context.CallActivityAsync<string>("Second")}");
        tasks.AddOrchestratorFunc<object?, string>("Parent", (context, _) => context.CallSubOrchestratorAsync<string>("Chain"));
        tasks.AddOrchestratorFunc<object?, string>("Compensates", async (context, _) =>
        {
            var outcome = "";
            try
            {
                await context.CallActivityAsync<string>("Never");
            }
            catch (TaskFailedException)
            {
                outcome = await context.CallActivityAsync<string>("Compensate");
            }

            return $"{outcome} {await context.CallActivityAsync<string>("Second")}";
        });
        tasks.AddActivityFunc<object?, string>("First", (_, _) =>
        {
            Interlocked.Increment(ref switches.FirstRuns);
            return "first";
        });
        tasks.AddActivityFunc<object?, string>("Second", (_, _) => switches.Works ? "second" : throw new InvalidOperationException("not yet"));
        tasks.AddActivityFunc<object?, string>("Never", string (_, _) => throw new InvalidOperationException("never"));
        tasks.AddActivityFunc<object?, string>("Compensate", (_, _) => "compensated");
    });

    private sealed class Switches
    {
        public int FirstRuns;

        public volatile bool Works;
    }
}
