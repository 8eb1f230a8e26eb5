namespace Perdure.Runtime.Tests.Hosting;

public class EndToEndTests
{
    public static TheoryData<StoreKind> Stores => [StoreKind.Sqlite, StoreKind.Memory];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Activities_run_in_sequence_and_the_output_is_stored(StoreKind store)
    {
        await using var host = await DurableTaskTestHost.StartAsync(store, tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string[]>("HelloCities", async (context, _) =>
            {
                var greetings = new List<string>();
                foreach (var city in new[] { "Seattle", "Tokyo", "London" })
                {
                    greetings.Add(await context.CallActivityAsync<string>("hello", city));
                }

                return [.. greetings];
            });
            tasks.AddActivityFunc<string, string>("hello", (_, city) => $"Hello {city}!");
        });

        var result = await host.RunAsync("HelloCities");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, result.RuntimeStatus);
        Assert.Equal(["Hello Seattle!", "Hello Tokyo!", "Hello London!"], result.ReadOutputAs<string[]>()!);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Timers_fire_events_arrive_and_children_report(StoreKind store)
    {
        await using var host = await DurableTaskTestHost.StartAsync(store, tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("Parent", async (context, _) =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
                context.SetCustomStatus("waiting");
                var approved = await context.WaitForExternalEvent<string>("Approval");
                var child = await context.CallSubOrchestratorAsync<int>("Child", 20);
                return $"{approved} {child}";
            });
            tasks.AddOrchestratorFunc<int, int>("Child", async (context, x) => await context.CallActivityAsync<int>("Double", x) + 2);
            tasks.AddActivityFunc<int, int>("Double", (_, x) => 2 * x);
        });

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await host.Client.WaitForInstanceStartAsync(id);
        await host.Client.RaiseEventAsync(id, "approval", "yes");
        var result = await host.CompletionAsync(id);

        Assert.Equal("yes 42", result.ReadOutputAs<string>());
        Assert.Equal("waiting", result.ReadCustomStatusAs<string>());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_orchestration_continues_as_new(StoreKind store)
    {
        await using var host = await DurableTaskTestHost.StartAsync(store, tasks =>
        {
            tasks.AddOrchestratorFunc<int, int>("Count", async (context, n) =>
            {
                await context.CallActivityAsync<int>("Nothing", n);
                if (n < 20)
                {
                    context.ContinueAsNew(n + 1);
                    return 0;
                }

                return n;
            });
            tasks.AddActivityFunc<int, int>("Nothing", (_, n) => n);
        });

        var result = await host.RunAsync("Count", 0);

        Assert.Equal(20, result.ReadOutputAs<int>());
        Assert.Equal("20", result.SerializedInput);
    }
}
