using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Runtime.Tests.Hosting;
using Perdure.Worker;

namespace Perdure.Runtime.Tests.Worker;

/// <summary>An orchestration that the determinism guard holds loses nothing and goes on after a corrected deployment.</summary>
public class DeterminismHoldTests
{
    [Fact]
    public async Task A_held_orchestration_is_resumed_after_a_corrected_deployment()
    {
        var deployment = new Deployment();
        await using var host = await StartAsync(deployment);
        var id = await WaitingInstanceAsync(host);

        deployment.FirstActivity = "Renamed";
        await host.RestartAsync();
        await host.Client.RaiseEventAsync(id, "go", "one");
        var held = await host.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
        Assert.Contains("not deterministic", held.FailureDetails!.ErrorMessage);
        Assert.Contains("Renamed", held.FailureDetails.ErrorMessage);
        Assert.Equal(0, deployment.RenamedRuns);
        var before = await host.Client.GetOrchestrationHistoryAsync(id);

        // More arrives while it is held, also over a restart; and resuming without a correction holds it again.
        await host.Client.RaiseEventAsync(id, "go", "two");
        await host.Client.ResumeInstanceAsync(id, "try");
        await host.RestartAsync();
        await host.Client.ResumeInstanceAsync(id, "try again");
        await Task.Delay(100);
        await host.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
        Assert.Equal(before, await host.Client.GetOrchestrationHistoryAsync(id));
        Assert.Equal(0, deployment.RenamedRuns);

        deployment.FirstActivity = "First";
        await host.RestartAsync();
        await host.Client.ResumeInstanceAsync(id, "corrected");
        var result = await host.CompletionAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, result.RuntimeStatus);
        Assert.Equal("first one two", result.ReadOutputAs<string>());
        Assert.Null(result.FailureDetails);
        Assert.Equal(1, deployment.FirstRuns);
    }

    [Fact]
    public async Task A_held_orchestration_can_be_terminated_and_its_parent_is_told()
    {
        var deployment = new Deployment();
        await using var host = await StartAsync(deployment);
        var parent = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await UntilWaitingAsync(host, "child");

        deployment.FirstActivity = "Renamed";
        await host.RestartAsync();
        await host.Client.RaiseEventAsync("child", "go", "one");
        await host.StatusAsync("child", OrchestrationRuntimeStatus.Suspended);
        await host.Client.TerminateInstanceAsync("child", "given up");

        Assert.Equal("given up", (await host.CompletionAsync("child")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.CompletionAsync(parent)).RuntimeStatus);
    }

    [Fact]
    public async Task Results_of_activities_that_come_in_while_it_is_held_are_kept()
    {
        var deployment = new Deployment();
        await using var host = await StartAsync(deployment);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Slow");
        await deployment.SlowBegan.Task.WaitAsync(DurableTaskTestHost.Guard);

        // The activity is cut short by the restart and runs again; its result meets the changed orchestrator.
        await host.Host.Services.GetRequiredService<DurableTaskWorker>().StopAsync(new CancellationToken(canceled: true));
        deployment.FirstActivity = "Renamed";
        await host.RestartAsync();
        deployment.SlowMayEnd.TrySetResult();
        await host.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
        deployment.FirstActivity = "First";
        await host.RestartAsync();
        await host.Client.ResumeInstanceAsync(id);

        Assert.Equal("first slow", (await host.CompletionAsync(id)).ReadOutputAs<string>());
        Assert.Equal(0, deployment.RenamedRuns);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task An_orchestrator_that_goes_on_by_itself_is_held_though_no_message_comes(StoreKind store)
    {
        await using var host = await DurableTaskTestHost.StartAsync(store, tasks => tasks
            .AddOrchestratorFunc("Races", async context =>
            {
                await Task.WhenAny(context.WaitForExternalEvent<int>("never"), Task.Delay(TimeSpan.FromMilliseconds(30)));
                return 0;
            })
            .AddOrchestratorFunc("Leaves", async context =>
            {
                _ = context.WaitForExternalEvent<int>("never");
                await context.CallActivityAsync("Act").ConfigureAwait(false);
                await Task.Delay(TimeSpan.FromMilliseconds(30));
                return 0;
            })
            .AddActivityFunc("Act", _ => { }));

        foreach (var name in (string[])["Races", "Leaves"])
        {
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(name);
            var held = await host.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
            Assert.Contains("is not deterministic", held.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_orchestrator_that_goes_on_by_itself_fails_where_that_is_configured()
    {
        await using var host = await DurableTaskTestHost.StartAsync(
            StoreKind.Sqlite,
            tasks => tasks.AddOrchestratorFunc("Races", async context =>
            {
                await Task.WhenAny(context.WaitForExternalEvent<int>("never"), Task.Delay(TimeSpan.FromMilliseconds(30)));
                return 0;
            }),
            durable => durable.Configure((DurableTaskWorkerOptions options) => options.ViolationPolicy = ViolationPolicy.Fail));

        var end = await host.RunAsync("Races");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("on another thread", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private static Task<DurableTaskTestHost> StartAsync(Deployment deployment) => DurableTaskTestHost.StartAsync(StoreKind.Sqlite, tasks =>
    {
        tasks.AddOrchestratorFunc<object?, string>("Changing", async (context, _) =>
        {
            var first = await context.CallActivityAsync<string>(deployment.FirstActivity);
            var one = await context.WaitForExternalEvent<string>("go");
            return $"{first} {one} {await context.WaitForExternalEvent<string>("go")}";
        });
        tasks.AddOrchestratorFunc<object?, string>("Slow", async (context, _) =>
            $"{await context.CallActivityAsync<string>(deployment.FirstActivity)} {await context.CallActivityAsync<string>("Slow")}");
        tasks.AddOrchestratorFunc<object?, string>(
            "Parent", (context, _) => context.CallSubOrchestratorAsync<string>("Changing", null, new SubOrchestrationOptions { InstanceId = "child" }));
        tasks.AddActivityFunc<object?, string>("First", (_, _) =>
        {
            Interlocked.Increment(ref deployment.FirstRuns);
            return "first";
        });
        tasks.AddActivityFunc<object?, string>("Renamed", (_, _) =>
        {
            Interlocked.Increment(ref deployment.RenamedRuns);
            return "renamed";
        });
        tasks.AddActivityFunc<object?, string>("Slow", async (_, _) =>
        {
            deployment.SlowBegan.TrySetResult();
            await deployment.SlowMayEnd.Task;
            return "slow";
        });
    });

    private static async Task<string> WaitingInstanceAsync(DurableTaskTestHost host)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Changing");
        await UntilWaitingAsync(host, id);
        return id;
    }

    private static async Task UntilWaitingAsync(DurableTaskTestHost host, string id)
    {
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while (await host.Client.GetInstanceAsync(id, guard.Token) is null
            || !(await host.Client.GetOrchestrationHistoryAsync(id, guard.Token)).Any(e => e is TaskCompletedEvent))
        {
            await Task.Delay(5, guard.Token);
        }
    }

    private sealed class Deployment
    {
        public int FirstRuns;

        public int RenamedRuns;

        public string FirstActivity { get; set; } = "First";

        public TaskCompletionSource SlowBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource SlowMayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
