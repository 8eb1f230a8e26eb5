using Microsoft.Extensions.DependencyInjection;
using Perdure.Runtime.Tests.Hosting;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Runtime.Tests.Client;

/// <summary>What programs written for the Microsoft.DurableTask SDK rest on without thinking of it.</summary>
public class SdkBehaviourTests
{
    [Fact]
    public async Task The_innermost_failure_is_seen_through_every_level()
    {
        var seen = new List<string>();
        void See(string level, TaskFailureDetails? details)
        {
            for (var at = details; at is not null; at = at.InnerFailure)
            {
                seen.Add($"{level} {at.ErrorType.Split('.', '+')[^1]}");
            }
        }

        await using var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                }
                catch (TaskFailedException error) when (error.FailureDetails.IsCausedBy<TaskFailedException>())
                {
                    See("parent", error.FailureDetails);
                    throw;
                }
            })
            .AddOrchestratorFunc("Child", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Throw");
                }
                catch (TaskFailedException error) when (error.FailureDetails.IsCausedBy(typeof(ShopException)))
                {
                    See("child", error.FailureDetails);
                    throw;
                }
            })
            .AddActivityFunc("Throw", _ => throw new ShopException("first", new InvalidOperationException("second", new FormatException("third")))));

        var end = await host.RunAsync("Parent");
        See("client", end.FailureDetails);

        string[] cause = ["ShopException", "InvalidOperationException", "FormatException"];
        Assert.Equal(
            [
                .. cause.Select(type => $"child {type}"),
                "parent TaskFailedException", .. cause.Select(type => $"parent {type}"),
                "client TaskFailedException", "client TaskFailedException", .. cause.Select(type => $"client {type}"),
            ],
            seen);
        Assert.Contains("Child", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("Throw", end.FailureDetails.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "0.1")]
    [InlineData("0.2", "0.2")]
    [InlineData("", "")]
    public async Task A_version_that_is_named_goes_before_the_default_also_when_it_is_none(string? named, string expected)
    {
        await using var host = await StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<object?, string>("Show", (context, _) => context.CallActivityAsync<string>("Version", context.Version))
                .AddOrchestratorFunc<object?, string>("Parent", (context, _) => context.CallSubOrchestratorAsync<string>(
                    "Show", new SubOrchestrationOptions { Version = named is null ? default(TaskVersion?) : new TaskVersion(named) }))
                .AddActivityFunc<string, string>("Version", (context, version) => $"{version}|{context.Version}"),
            durable => durable.UseDefaultVersion("0.1").UseVersioning(new VersioningOptions { DefaultVersion = "0.1" }));

        var options = new StartOrchestrationOptions { Version = named is null ? default(TaskVersion?) : new TaskVersion(named) };
        Assert.Equal($"{expected}|{expected}", (await host.RunAsync("Show", options: options)).ReadOutputAs<string>());
        Assert.Equal($"{expected}|{expected}", (await host.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Tuples_survive_events_and_custom_status()
    {
        await using var host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Status", async context =>
        {
            context.SetCustomStatus("Started!");
            context.SetCustomStatus(await context.WaitForExternalEvent<object>("status"));
        }));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Status");
        Assert.Equal("Started!", (await host.StatusAsync(id, OrchestrationRuntimeStatus.Running)).ReadCustomStatusAs<string>());

        (string, int) payload = ("Hello", 42);
        await host.Client.RaiseEventAsync(id, "Status", payload);

        Assert.Equal(payload, (await host.CompletionAsync(id)).ReadCustomStatusAs<(string, int)>());
    }

    [Fact]
    public async Task Rewinding_runs_the_failed_children_again_and_no_others()
    {
        var runs = new int[3];
        var fails = true;
        await using var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int[]>("Parent", async context => await Task.WhenAll(Enumerable.Range(0, 3).Select(child => context.CallSubOrchestratorAsync<int>("Child", child))))
            .AddOrchestratorFunc<int, int>("Child", (context, child) => context.CallActivityAsync<int>("Act", child))
            .AddActivityFunc<int, int>("Act", (_, child) =>
            {
                Interlocked.Increment(ref runs[child]);
                return child < 2 && Volatile.Read(ref fails) ? throw new InvalidOperationException($"child {child}") : child;
            }));

        var failed = await host.RunAsync("Parent");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);

        // The parent fails with the first child that does; the others end in their own time.
        await foreach (var child in host.Client.GetAllInstancesAsync())
        {
            await host.CompletionAsync(child.InstanceId);
        }

        Volatile.Write(ref fails, false);
        await host.Client.RewindInstanceAsync(failed.InstanceId, "mended");

        var end = await host.CompletionAsync(failed.InstanceId);
        Assert.Equal("[0,1,2]", end.SerializedOutput);
        Assert.Equal([2, 2, 1], runs);
    }

    private static Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<Perdure.Hosting.IDurableTaskBuilder>? configure = null) =>
        DurableTaskTestHost.StartAsync(StoreKind.Memory, tasks, configure);

    private sealed class ShopException(string message, Exception inner) : Exception(message, inner);
}
