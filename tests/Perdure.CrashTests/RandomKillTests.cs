using System.Globalization;
using Perdure.CrashTests.Victim;
using Xunit.Abstractions;

namespace Perdure.CrashTests;

/// <summary>
/// Kills a process under load at random instants, again and again. Then everything that was acknowledged is accounted for. The number of kills
/// and the seed come from the environment: <c>PERDURE_KILLS</c> and <c>PERDURE_SEED</c>.
/// </summary>
public sealed class RandomKillTests(ITestOutputHelper output) : IDisposable
{
    private const int DefaultKills = 200;
    private const int DefaultSeed = 20260101;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("perdure-kills-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_however_often_the_process_is_killed()
    {
        var kills = Setting("PERDURE_KILLS", DefaultKills);
        var random = new Random(Setting("PERDURE_SEED", DefaultSeed));
        var database = Path.Combine(_directory, "store.db");
        var acknowledged = new List<string>();
        for (var run = 0; run < kills; run++)
        {
            using var victim = VictimProcess.Start("load", database, run.ToString(CultureInfo.InvariantCulture));
            await victim.ReadyAsync(Guard);
            await victim.LinesAsync(random.Next(1, 80), Guard);
            await Task.Delay(random.Next(10));
            await victim.KillAsync();
            acknowledged.AddRange(victim.Lines);
            Assert.True(victim.Errors.Trim().Length == 0, victim.Errors);
        }

        using var last = VictimProcess.Start("idle", database);
        await last.ReadyAsync(Guard);
        await using var store = await ObservedStore.OpenAsync(database);
        var client = store.Client;
        await RaiseWhatWasNotAcknowledgedAsync(client, acknowledged);

        var instances = new Dictionary<string, OrchestrationMetadata>();
        await foreach (var instance in client.GetAllInstancesAsync())
        {
            using var guard = new CancellationTokenSource(Guard);
            instances.Add(instance.InstanceId, await client.WaitForInstanceCompletionAsync(instance.InstanceId, getInputsAndOutputs: true, guard.Token));
        }

        var started = acknowledged.Where(l => l.StartsWith("started ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]).ToList();
        output.WriteLine($"{kills} kills, {started.Count} starts acknowledged, {instances.Count} instances");
        Assert.Equal([], started.Except(instances.Keys));
        Assert.All(instances.Values, VerifyResult);
        await VerifyAccountsAsync(client, instances, acknowledged);
        Assert.True(last.Errors.Trim().Length == 0, last.Errors);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    // An event that was acknowledged is not raised again: were it lost, its collection would never end.
    private static async Task RaiseWhatWasNotAcknowledgedAsync(DurableTaskClient client, List<string> acknowledged)
    {
        var raised = acknowledged.Where(l => l.StartsWith("event ", StringComparison.Ordinal)).ToHashSet();
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
        {
            if (instance.Name != "Collect")
            {
                continue;
            }

            for (var number = 0; number < instance.ReadInputAs<int>(); number++)
            {
                if (!raised.Contains($"event {instance.InstanceId} {number}"))
                {
                    await client.RaiseEventAsync(instance.InstanceId, "number", number);
                }
            }
        }
    }

    private static void VerifyResult(OrchestrationMetadata instance)
    {
        Assert.True(instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{instance}");
        switch (instance.Name)
        {
            case "Order":
                Assert.Equal(VictimTasks.OrderResult(instance.ReadInputAs<int>()), instance.ReadOutputAs<int>());
                break;
            case "Child":
                Assert.Equal(2 * instance.ReadInputAs<int>(), instance.ReadOutputAs<int>());
                break;
            case "Collect":
                Assert.Equal(Enumerable.Range(0, instance.ReadInputAs<int>()), instance.ReadOutputAs<int[]>());
                break;
            case "Generations":
                Assert.Equal((0, 7), (instance.ReadInputAs<int>(), instance.ReadOutputAs<int>()));
                break;
            default:
                Assert.True(instance.ReadOutputAs<bool>());
                break;
        }
    }

    private static async Task VerifyAccountsAsync(
        DurableTaskClient client, Dictionary<string, OrchestrationMetadata> instances, List<string> acknowledged)
    {
        async Task<int> BalanceAsync(string account)
        {
            // A signal of an orchestration that has ended may still be on its way.
            using var guard = new CancellationTokenSource(Guard);
            while (true)
            {
                var found = await client.Entities.GetEntityAsync<int>(new EntityInstanceId(nameof(Account), account), cancellation: guard.Token);
                if (found is null || (found.BacklogQueueSize == 0 && found.LockedBy is null))
                {
                    return found?.State ?? 0;
                }

                await Task.Delay(20, guard.Token);
            }
        }

        Assert.Equal(instances.Values.Count(i => i.Name == "Order"), await BalanceAsync("orders"));

        var expected = new Dictionary<string, int> { ["a"] = 0, ["b"] = 0, ["c"] = 0, ["d"] = 0 };
        foreach (var transfer in instances.Values.Where(i => i.Name == "Transfer").Select(i => i.ReadInputAs<Transfer>()!))
        {
            expected[transfer.From] -= transfer.Amount;
            expected[transfer.To] += transfer.Amount;
        }

        foreach (var (account, balance) in expected)
        {
            Assert.Equal(balance, await BalanceAsync(account));
        }

        var issued = acknowledged.Count(l => l == "signalling");
        Assert.InRange(await BalanceAsync("signals"), acknowledged.Count(l => l == "signalled"), issued);
    }
}
