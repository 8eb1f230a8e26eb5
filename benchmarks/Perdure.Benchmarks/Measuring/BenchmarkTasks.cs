namespace Perdure.Benchmarks.Measuring;

/// <summary>The orchestrators, activities and entities of the scenarios. They do nothing themselves, so that what is measured is the runtime.</summary>
internal static class BenchmarkTasks
{
    /// <summary>The entity that adds up.</summary>
    public const string CounterName = nameof(Counter);

    /// <summary>Registers the tasks.</summary>
    /// <param name="tasks">The registry.</param>
    public static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<int, int>("Sequence", async (context, n) =>
        {
            var sum = 0;
            for (var i = 0; i < n; i++)
            {
                sum += await context.CallActivityAsync<int>("Echo", i);
            }

            return sum;
        });
        tasks.AddOrchestratorFunc<int, int>("FanOut", async (context, n) =>
            (await Task.WhenAll(Enumerable.Range(0, n).Select(i => context.CallActivityAsync<int>("Echo", i)))).Sum());
        tasks.AddOrchestratorFunc<int, int>("Collect", async (context, n) =>
        {
            var sum = 0;
            for (var i = 0; i < n; i++)
            {
                sum += await context.WaitForExternalEvent<int>("e");
            }

            return sum;
        });
        tasks.AddOrchestratorFunc<int, int>("LongTimers", async (context, n) =>
        {
            await Task.WhenAll(Enumerable.Range(0, n).Select(i => context.CreateTimer(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(i), CancellationToken.None)));
            return n;
        });
        tasks.AddOrchestratorFunc<int, int>("ShortTimers", async (context, n) =>
        {
            for (var i = 0; i < n; i++)
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
            }

            return n;
        });
        tasks.AddActivityFunc<int, int>("Echo", (_, x) => x);
        tasks.AddEntity<Counter>(CounterName);
    }

    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;
    }
}
