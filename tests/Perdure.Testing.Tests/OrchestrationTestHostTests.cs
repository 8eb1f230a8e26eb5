using Perdure.Testing;

namespace Perdure.Tests.Testing;

public class OrchestrationTestHostTests
{
    [Fact]
    public async Task AMonthPassesAtOnce()
    {
        await using var host = await OrchestrationTestHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, n) => n * 2)
            .AddOrchestratorFunc<int, string>("Test", async (context, n) =>
            {
                var begin = context.CurrentUtcDateTime;
                await context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
                var doubled = await context.CallActivityAsync<int>("Double", n);
                return $"{doubled} after {(context.CurrentUtcDateTime - begin).TotalDays:0} days".Replace(',', '.');
            }));
        var instance = await host.RunAsync("Test", 21);
        Assert.Equal("42 after 30 days", instance.ReadOutputAs<string>());
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), host.Time.GetUtcNow());
    }

    [Fact]
    public async Task TimeStandsStillWhileAnActivityRuns()
    {
        var release = new TaskCompletionSource();
        await using var host = await OrchestrationTestHost.StartAsync(tasks => tasks
            .AddActivityFunc<string>("Slow", async _ =>
            {
                await release.Task;
                return "slow";
            })
            .AddOrchestratorFunc("Test", async context =>
            {
                using var source = new CancellationTokenSource();
                var slow = context.CallActivityAsync<string>("Slow");
                var timer = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
                var first = await Task.WhenAny(slow, timer);
                source.Cancel();
                return first == slow ? await slow : "timer";
            }));
        var run = host.RunAsync("Test");
        release.SetResult();
        Assert.Equal("slow", (await run).ReadOutputAs<string>());
    }

    [Fact]
    public async Task EventsComeWhenTheTestRaisesThem()
    {
        await using var host = await OrchestrationTestHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Test", async context =>
            {
                var approved = context.WaitForExternalEvent<bool>("Approval", TimeSpan.FromDays(3));
                try
                {
                    return await approved ? "approved" : "refused";
                }
                catch (TaskCanceledException)
                {
                    return "escalated";
                }
            }));
        var raised = await host.Client.ScheduleNewOrchestrationInstanceAsync("Test");
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        await host.Client.RaiseEventAsync(raised, "approval", true);
        Assert.Equal("approved", (await host.Client.WaitForInstanceCompletionAsync(raised, true)).ReadOutputAs<string>());
        Assert.Equal("escalated", (await host.RunAsync("Test")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task AWaitThatCannotEndSaysWhy()
    {
        await using var host = await OrchestrationTestHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Test", context => context.WaitForExternalEvent<int>("Never")),
            options => options.Patience = TimeSpan.FromMilliseconds(20));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("Test"));
        Assert.Contains("'Test' is Running and will stay so", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubOrchestrationsEntitiesLocksRetriesAndGenerationsWork()
    {
        var attempts = 0;
        await using var host = await OrchestrationTestHost.StartAsync(tasks => tasks
            .AddEntity<Account>()
            .AddActivityFunc<int>("Flaky", _ => Interlocked.Increment(ref attempts) % 3 == 0 ? attempts : throw new InvalidOperationException())
            .AddOrchestratorFunc<int, int>("Child", async (context, n) =>
            {
                var (a, b) = (new EntityInstanceId("account", "a"), new EntityInstanceId("account", "b"));
                await using (await context.Entities.LockEntitiesAsync(a, b))
                {
                    await context.Entities.CallEntityAsync(a, "Add", -n);
                    await context.Entities.CallEntityAsync(b, "Add", n);
                }

                return await context.Entities.CallEntityAsync<int>(b, "Get");
            })
            .AddOrchestratorFunc<int, int>("Parent", async (context, round) =>
            {
                var policy = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1), 2));
                await context.CallActivityAsync<int>("Flaky", null, policy);
                var sum = (await Task.WhenAll(Enumerable.Range(1, 5).Select(n => context.CallSubOrchestratorAsync<int>("Child", n)))).Max();
                if (round < 3)
                {
                    context.ContinueAsNew(round + 1);
                }

                return sum;
            }));
        var instance = await host.RunAsync("Parent", 1);
        Assert.Equal(45, instance.ReadOutputAs<int>());
        Assert.Equal(-45, (await host.Client.Entities.GetEntityAsync<int>(new EntityInstanceId("account", "a")))!.State);
    }

    [Fact]
    public async Task ConstructorsGetTheirServices()
    {
        await using var host = await OrchestrationTestHost.StartAsync(
            tasks => tasks.AddOrchestrator<WithService>(),
            services: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new Settings("x")));
        Assert.Equal("x", (await host.RunAsync(nameof(WithService))).ReadOutputAs<string>());
    }

    private sealed record Settings(string Name);

    private sealed class WithService(Settings settings) : TaskOrchestrator<object?, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult(settings.Name);
    }

    private sealed class Account : TaskEntity<int>
    {
        public void Add(int amount) => State += amount;

        public int Get() => State;
    }
}
