using Perdure.CrashTests.Victim;

namespace Perdure.CrashTests;

/// <summary>Sets what processes have acknowledged before they were killed against what the store holds in the end.</summary>
internal static class Accounting
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(5);

    /// <summary>Waits for the end of all orchestrations and verifies that nothing acknowledged is lost, all results are right and all totals exact.</summary>
    /// <param name="client">A client on the store, on which a worker is at work.</param>
    /// <param name="acknowledged">What was acknowledged, a line each.</param>
    /// <returns>How many starts were acknowledged, and how many instances there are.</returns>
    public static async Task<(int Started, int Found)> VerifyAsync(DurableTaskClient client, IReadOnlyCollection<string> acknowledged)
    {
        await RaiseWhatWasNotAcknowledgedAsync(client, acknowledged);
        var instances = new Dictionary<string, OrchestrationMetadata>();
        await foreach (var instance in client.GetAllInstancesAsync())
        {
            using var guard = new CancellationTokenSource(Guard);
            instances.Add(instance.InstanceId, await client.WaitForInstanceCompletionAsync(instance.InstanceId, getInputsAndOutputs: true, guard.Token));
        }

        var started = acknowledged.Where(l => l.StartsWith("started ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]).ToList();
        Assert.Equal([], started.Except(instances.Keys));
        Assert.All(instances.Values, VerifyResult);
        await VerifyAccountsAsync(client, instances, acknowledged);
        return (started.Count, instances.Count);
    }

    // An event that was acknowledged is not raised again: were it lost, its collection would never end.
    private static async Task RaiseWhatWasNotAcknowledgedAsync(DurableTaskClient client, IReadOnlyCollection<string> acknowledged)
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
        DurableTaskClient client, Dictionary<string, OrchestrationMetadata> instances, IReadOnlyCollection<string> acknowledged)
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
