using System.Diagnostics;

namespace Perdure.Benchmarks;

internal static class BenchmarkRunner
{
    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var sqlite in new[] { true, false })
        {
            await using var host = await BenchmarkHost.StartAsync(sqlite, tasks =>
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
                tasks.AddActivityFunc<int, int>("Echo", (_, x) => x);
            });
            foreach (var (instances, activities) in new[] { (1, 100), (1, 1000), (1, 5000), (1000, 5), (10000, 5) })
            {
                var started = Stopwatch.GetTimestamp();
                var ids = new string[instances];
                await Parallel.ForAsync(0, instances, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, _) =>
                    ids[i] = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sequence", activities));
                foreach (var id in ids)
                {
                    await host.Client.WaitForInstanceCompletionAsync(id);
                }

                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                Console.WriteLine($"{(sqlite ? "sqlite" : "memory")} {instances} x {activities}: {seconds:F2} s, {instances * activities / seconds:F0} activities/s");
            }
        }

        return 0;
    }
}
