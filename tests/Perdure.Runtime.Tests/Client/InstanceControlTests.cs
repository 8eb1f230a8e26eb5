using Perdure.History;
using Perdure.Runtime.Tests.Hosting;

namespace Perdure.Runtime.Tests.Client;

/// <summary>Starting, steering and removing orchestrations.</summary>
public class InstanceControlTests
{
    public static TheoryData<StoreKind> Stores => StoreTheory.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Waiting_for_an_instance_that_does_not_exist_is_an_error(StoreKind store)
    {
        await using var host = await StartAsync(store);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.Client.WaitForInstanceCompletionAsync("nobody"));
        Assert.Contains("'nobody'", error.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.WaitForInstanceStartAsync("nobody"));
        Assert.Null(await host.Client.GetInstanceAsync("nobody"));
        await host.Client.RaiseEventAsync("nobody", "x");
        await host.Client.TerminateInstanceAsync("nobody");
        await host.Client.SuspendInstanceAsync("nobody");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_unknown_orchestrator_fails_the_instance_and_names_what_there_is(StoreKind store)
    {
        await using var host = await StartAsync(store);

        var result = await host.RunAsync("Wiat");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.Contains("'Wiat'", result.FailureDetails!.ErrorMessage);
        Assert.Contains("'Wait'", result.FailureDetails.ErrorMessage);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_unknown_activity_fails_the_call_and_names_what_there_is(StoreKind store)
    {
        await using var host = await StartAsync(store);

        var result = await host.RunAsync("CallsNobody");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.Contains("'Nobody'", result.FailureDetails!.ErrorMessage);
        Assert.Contains("'Fail'", result.FailureDetails.ErrorMessage);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_terminated_orchestration_keeps_the_output_that_it_was_given(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await host.StatusAsync(id, OrchestrationRuntimeStatus.Running);

        await host.Client.TerminateInstanceAsync(id, "enough");
        var result = await host.CompletionAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, result.RuntimeStatus);
        Assert.Equal("enough", result.ReadOutputAs<string>());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Termination_reaches_the_children_when_it_is_to_and_only_then(StoreKind store)
    {
        await using var host = await StartAsync(store);
        foreach (var recursive in new[] { true, false })
        {
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", $"child-{recursive}");
            await UntilExistsAsync(host, $"child-{recursive}");

            await host.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(Recursive: recursive));
            await host.CompletionAsync(id);

            if (recursive)
            {
                Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.CompletionAsync("child-True")).RuntimeStatus);
            }
            else
            {
                await host.Client.RaiseEventAsync("child-False", "go", 1);
                Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.CompletionAsync("child-False")).RuntimeStatus);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_suspended_orchestration_goes_on_where_it_was_when_it_is_resumed(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await host.StatusAsync(id, OrchestrationRuntimeStatus.Running);

        await host.Client.SuspendInstanceAsync(id, "hold on");
        await host.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
        await host.Client.RaiseEventAsync(id, "go", 7);
        await Task.Delay(50);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id);

        Assert.Equal(7, (await host.CompletionAsync(id)).ReadOutputAs<int>());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_delayed_start_is_pending_until_its_time_and_keeps_events_that_come_before(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var startAt = DateTimeOffset.UtcNow.AddSeconds(1);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions(StartAt: startAt));
        await host.Client.RaiseEventAsync(id, "go", 5);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);

        var result = await host.CompletionAsync(id);

        Assert.Equal(5, result.ReadOutputAs<int>());
        Assert.True(result.LastUpdatedAt >= startAt);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_delayed_start_can_be_terminated_before_its_time(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions(StartAt: DateTimeOffset.UtcNow.AddHours(1)));

        await host.Client.TerminateInstanceAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.CompletionAsync(id)).RuntimeStatus);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_instance_id_is_taken_or_replaced_as_the_options_say(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var options = new StartOrchestrationOptions("same");
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options with { DedupeStatuses = [] });
        await host.Client.RaiseEventAsync("same", "go", 1);
        Assert.Equal(1, (await host.CompletionAsync("same")).ReadOutputAs<int>());

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", null, options.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed)));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options);
        await host.Client.RaiseEventAsync("same", "go", 2);
        Assert.Equal(2, (await host.CompletionAsync("same")).ReadOutputAs<int>());

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", null, options.WithDedupeStatuses(OrchestrationRuntimeStatus.Terminated)));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("@no")));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("")));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Tags_version_parent_and_history_can_be_read(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var tags = new Dictionary<string, string> { ["a"] = "b" };
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Parent", "its-child", new StartOrchestrationOptions { Tags = tags, Version = "3.0" });
        await UntilExistsAsync(host, "its-child");
        await host.Client.RaiseEventAsync("its-child", "go", 3);
        var result = await host.CompletionAsync(id);

        Assert.Equal("3.0", result.Version);
        Assert.Equal(tags, result.Tags);
        Assert.Equal(id, (await host.Client.GetInstanceAsync("its-child"))!.ParentInstanceId);
        var history = await host.Client.GetOrchestrationHistoryAsync(id);
        Assert.Single(history.OfType<ExecutionStartedEvent>());
        Assert.Single(history.OfType<SubOrchestrationInstanceCreatedEvent>());
        Assert.Equal("3", Assert.Single(history.OfType<SubOrchestrationInstanceCompletedEvent>()).Result);
        Assert.Single(history.OfType<ExecutionCompletedEvent>());
        Assert.Null((await host.Client.GetInstanceAsync(id))!.SerializedOutput);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.GetOrchestrationHistoryAsync("nobody"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Purging_takes_the_children_along_when_it_is_to(StoreKind store)
    {
        await using var host = await StartAsync(store);
        foreach (var recursive in new[] { false, true })
        {
            var child = $"purged-{recursive}";
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", child);
            await UntilExistsAsync(host, child);
            Assert.Equal(0, (await host.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
            await host.Client.RaiseEventAsync(child, "go", 3);
            await host.CompletionAsync(id);

            Assert.Equal(recursive ? 2 : 1, (await host.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(recursive))).PurgedInstanceCount);
            Assert.Null(await host.Client.GetInstanceAsync(id));
            Assert.Equal(recursive, await host.Client.GetInstanceAsync(child) is null);
        }

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("still"));
        var rest = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedFrom: DateTimeOffset.UtcNow.AddHours(-1)));
        Assert.Equal((1, true), (rest.PurgedInstanceCount, rest.IsComplete));
        Assert.NotNull(await host.Client.GetInstanceAsync("still"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_finished_orchestration_is_restarted_under_its_own_id_or_another(StoreKind store)
    {
        await using var host = await StartAsync(store);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", 9);
        await host.CompletionAsync(id);

        Assert.Equal(id, await host.Client.RestartAsync(id));
        Assert.Equal(9, (await host.CompletionAsync(id)).ReadOutputAs<int>());
        var other = await host.Client.RestartAsync(id, restartWithNewInstanceId: true);
        Assert.NotEqual(id, other);
        Assert.Equal(9, (await host.CompletionAsync(other)).ReadOutputAs<int>());

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("busy"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RestartAsync("busy"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RestartAsync("nobody"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Queries_page_through_all_instances(StoreKind store)
    {
        await using var host = await StartAsync(store);
        for (var i = 0; i < 12; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", i, new StartOrchestrationOptions($"q{i:D2}"));
        }

        for (var i = 0; i < 12; i++)
        {
            await host.CompletionAsync($"q{i:D2}");
        }

        var ids = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "q", PageSize: 5, FetchInputsAndOutputs: true)))
        {
            Assert.Equal(instance.SerializedInput, instance.SerializedOutput);
            ids.Add(instance.InstanceId);
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"q{i:D2}"), ids);
        var pages = 0;
        await foreach (var page in host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 5)).AsPages())
        {
            pages++;
            Assert.Equal(pages == 3 ? 2 : 5, page.Values.Count);
            Assert.Equal(pages == 3, page.ContinuationToken is null);
        }

        Assert.Equal(3, pages);
        var listed = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 10);
        Assert.Equal(10, listed.Values.Count);
        listed = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 10, lastInstanceKey: listed.ContinuationToken);
        Assert.Equal(["q10", "q11"], listed.Values);
        Assert.Null(listed.ContinuationToken);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ListInstanceIdsAsync(lastInstanceKey: "what?"));
    }

    private static Task<DurableTaskTestHost> StartAsync(StoreKind store) => DurableTaskTestHost.StartAsync(store, tasks =>
    {
        tasks.AddOrchestratorFunc<object?, int>("Wait", (context, _) => context.WaitForExternalEvent<int>("go"));
        tasks.AddOrchestratorFunc<int, int>("Echo", (_, x) => Task.FromResult(x));
        tasks.AddOrchestratorFunc<string, int>(
            "Parent", (context, child) => context.CallSubOrchestratorAsync<int>("Wait", null, new SubOrchestrationOptions { InstanceId = child }));
        tasks.AddOrchestratorFunc<object?, int>("CallsNobody", (context, _) => context.CallActivityAsync<int>("Nobody"));
        tasks.AddActivityFunc<int, int>("Fail", int (_, _) => throw new InvalidOperationException("no"));
    });

    private static async Task UntilExistsAsync(DurableTaskTestHost host, string id)
    {
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        while (await host.Client.GetInstanceAsync(id, guard.Token) is null)
        {
            await Task.Delay(5, guard.Token);
        }
    }
}
