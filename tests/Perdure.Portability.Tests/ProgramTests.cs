using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Perdure.Client;
using Perdure.Client.Entities;
using Perdure.Entities;
using Perdure.Portability.Tests.Programs;
using Perdure.Worker;

namespace Perdure.Portability.Tests;

/// <summary>
/// Programs as they are written for the Microsoft.DurableTask SDK: but for <c>Perdure</c> instead of <c>Microsoft.DurableTask</c> in their using
/// lines, and the choice of a store, nothing is changed. That they compile is half of the test.
/// </summary>
public sealed class ProgramTests : IAsyncLifetime
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly IHost _host = Application.Build();

    private DurableTaskClient Client => _host.Services.GetRequiredService<DurableTaskClient>();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    [Fact]
    public async Task An_order_is_retried_approved_charged_and_invoiced()
    {
        using var guard = new CancellationTokenSource(Guard);
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(OrderProcessing), new OrderPayload("bread", 3.5, 2), new StartOrchestrationOptions("order-1"), guard.Token);
        await Client.WaitForInstanceStartAsync(id, guard.Token);
        await Client.RaiseEventAsync(id, "approval", "Ada", guard.Token);
        OrchestrationMetadata end = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, guard.Token);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal("invoice 1, approved by Ada", end.ReadOutputAs<string>());
        Assert.Equal("bread", end.ReadInputAs<OrderPayload>()!.Name);
        Assert.Equal("2.0", end.Version);
    }

    [Fact]
    public async Task A_transfer_locks_both_accounts()
    {
        using var guard = new CancellationTokenSource(Guard);
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Transfer), 4);
        Assert.Equal("11 and 14", (await Client.WaitForInstanceCompletionAsync(id, true, guard.Token)).ReadOutputAs<string>());
        id = await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Transfer), 1000);
        Assert.Equal("overdrawn", (await Client.WaitForInstanceCompletionAsync(id, true, guard.Token)).ReadOutputAs<string>());

        EntityMetadata<int>? account = await Client.Entities.GetEntityAsync<int>(new EntityInstanceId("bankaccount", "to"));
        Assert.Equal(14, account!.State);
        var names = new List<string>();
        await foreach (EntityMetadata entity in Client.Entities.GetAllEntitiesAsync(new EntityQuery { InstanceIdStartsWith = "BankAccount" }))
        {
            names.Add(entity.Id.Key);
        }

        Assert.Equal(["from", "to"], names.Order());
    }

    [Fact]
    public async Task A_loop_starts_over_until_it_ends()
    {
        using var guard = new CancellationTokenSource(Guard);
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Polling), 0);
        Assert.Equal(3, (await Client.WaitForInstanceCompletionAsync(id, true, guard.Token)).ReadOutputAs<int>());
        string old = await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Polling), 0, new StartOrchestrationOptions { Version = "1.0" });
        Assert.Equal(0, (await Client.WaitForInstanceCompletionAsync(old, true, guard.Token)).ReadOutputAs<int>());
        string tooNew = await Client.ScheduleNewOrchestrationInstanceAsync(nameof(Polling), 0, new StartOrchestrationOptions { Version = "3.0" });
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await Client.WaitForInstanceCompletionAsync(tooNew, guard.Token)).RuntimeStatus);
    }

    [Fact]
    public async Task Workers_and_clients_with_a_name_have_tasks_and_a_store_of_their_own()
    {
        using var guard = new CancellationTokenSource(Guard);
        var provider = _host.Services.GetRequiredService<IDurableTaskClientProvider>();
        DurableTaskClient reports = provider.GetClient("reports");
        Assert.Equal("reports", reports.Name);
        Assert.Same(Client, provider.GetClient());

        string id = await reports.ScheduleNewOrchestrationInstanceAsync("Report", "sales", new StartOrchestrationOptions("r1"));
        Assert.Equal("report on sales by Report", (await reports.WaitForInstanceCompletionAsync(id, true, guard.Token)).ReadOutputAs<string>());
        Assert.Null(await Client.GetInstanceAsync("r1"));
        var unknown = Assert.Throws<ArgumentOutOfRangeException>(() => provider.GetClient("Reports"));
        Assert.Contains("'reports'", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_workers_on_one_store_are_refused_at_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTaskWorker(worker => worker.UseInMemory());
        builder.Services.AddDurableTaskWorker("other", worker => worker.AddTasks(tasks => tasks.AddActivityFunc("A", context => { })));
        using var host = builder.Build();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("'' and 'other'", error.Message, StringComparison.Ordinal);
    }
}
