using System.Globalization;
using System.Text;

namespace Perdure.CrashTests.Victim;

/// <summary>The orchestrations that are interrupted.</summary>
public static class VictimTasks
{
    private static readonly Lock Gate = new();

    public static void Register(DurableTaskRegistry tasks, string ledger)
    {
        tasks.AddOrchestratorFunc<int, int>("Sequence", async (context, n) =>
        {
            var sum = 0;
            for (var i = 0; i < n; i++)
            {
                sum += await context.CallActivityAsync<int>("Note", i);
            }

            return sum;
        });
        tasks.AddActivityFunc<int, int>("Note", async (context, i) =>
        {
            await Task.Delay(10);
            Append(ledger, $"{context.InstanceId} {i}");
            return i;
        });
        tasks.AddOrchestratorFunc<int, int>("Order", OrderAsync);
        tasks.AddOrchestratorFunc<int, int>("Child", async (context, x) =>
        {
            await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);
            return await context.CallActivityAsync<int>("Double", x);
        });
        tasks.AddActivityFunc<int, int>("Double", (_, x) => 2 * x);
        tasks.AddOrchestratorFunc<int, int[]>("Collect", async (context, count) =>
        {
            var received = new SortedSet<int>();
            while (received.Count < count)
            {
                received.Add(await context.WaitForExternalEvent<int>("number"));
            }

            return [.. received];
        });
        tasks.AddOrchestratorFunc<int, int>("Generations", async (context, left) =>
        {
            await context.CallActivityAsync<int>("Double", left);
            if (left > 0)
            {
                context.ContinueAsNew(left - 1);
            }

            return 7;
        });
        tasks.AddEntity<Account>(nameof(Account));
        tasks.AddOrchestratorFunc<Transfer, bool>("Transfer", TransferAsync);
    }

    /// <summary>What an order of a given input results in.</summary>
    public static int OrderResult(int x) => (2 * x) + (2 * (x + 1)) + (2 * (x + 2)) + (2 * x);

    private static async Task<int> OrderAsync(TaskOrchestrationContext context, int x)
    {
        var first = await context.CallActivityAsync<int>("Double", x);
        var child = context.CallSubOrchestratorAsync<int>("Child", x + 1);
        var activity = context.CallActivityAsync<int>("Double", x + 2);
        await Task.WhenAll(child, activity);
        await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        await context.Entities.SignalEntityAsync(new EntityInstanceId(nameof(Account), "orders"), "add", 1);
        return first + child.Result + activity.Result + await context.CallActivityAsync<int>("Double", x);
    }

    private static async Task<bool> TransferAsync(TaskOrchestrationContext context, Transfer transfer)
    {
        var from = new EntityInstanceId(nameof(Account), transfer.From);
        var to = new EntityInstanceId(nameof(Account), transfer.To);
        await using (await context.Entities.LockEntitiesAsync(from, to))
        {
            await context.Entities.CallEntityAsync<int>(from, "add", -transfer.Amount);
            await context.CallActivityAsync<int>("Double", transfer.Amount);
            await context.Entities.CallEntityAsync<int>(to, "add", transfer.Amount);
        }

        return true;
    }

    private static void Append(string file, string line)
    {
        lock (Gate)
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line}\n")));
        }
    }
}
