using System.Globalization;

namespace Perdure.Benchmarks;

/// <summary>Runs the scenarios whose names contain one of the arguments, or all of them, and prints a line for each.</summary>
internal static class BenchmarkRunner
{
    private static readonly (string Name, Func<bool, Task<Measurement>> Run)[] Scenarios =
    [
        ("sequence 1 x 1,000", sqlite => OrchestrationScenarios.ActivitiesAsync(sqlite, 1, 1000)),
        ("sequence 1 x 5,000", sqlite => OrchestrationScenarios.ActivitiesAsync(sqlite, 1, 5000)),
        ("instances 1,000 x 5", sqlite => OrchestrationScenarios.ActivitiesAsync(sqlite, 1000, 5)),
        ("instances 10,000 x 5", sqlite => OrchestrationScenarios.ActivitiesAsync(sqlite, 10_000, 5)),
        ("fan-out 100", sqlite => OrchestrationScenarios.FanOutAsync(sqlite, 100)),
        ("fan-out 1,000", sqlite => OrchestrationScenarios.FanOutAsync(sqlite, 1000)),
        ("fan-out 10,000", sqlite => OrchestrationScenarios.FanOutAsync(sqlite, 10_000)),
        ("events 2,000 to one", sqlite => OrchestrationScenarios.EventsAsync(sqlite, 2000)),
        ("timers 100,000 pending", sqlite => OrchestrationScenarios.TimersAsync(sqlite, 1000, 100)),
        ("entity signals 5,000 to one", sqlite => OrchestrationScenarios.SignalsAsync(sqlite, 5000, 1)),
        ("entity signals 5,000 to 500", sqlite => OrchestrationScenarios.SignalsAsync(sqlite, 5000, 500)),
        ("idle 10,000 kept", sqlite => OrchestrationScenarios.IdleAsync(sqlite, 10_000, keep: true)),
        ("idle 10,000 evicted", sqlite => OrchestrationScenarios.IdleAsync(sqlite, 10_000, keep: false)),
        ("replay 1,000 events", _ => ReplayScenarios.ReplayAsync(1000)),
        ("replay 10,000 events", _ => ReplayScenarios.ReplayAsync(10_000)),
    ];

    /// <summary>Runs scenarios.</summary>
    /// <param name="args">Parts of their names; <c>sqlite</c> or <c>memory</c> restricts the stores.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var stores = args.Intersect(["sqlite", "memory"]).ToList();
        var names = args.Except(["sqlite", "memory"]).ToList();
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Console.WriteLine($"{"scenario",-30}{"store",-8}{"seconds",9}{"a second",12}{"CPU us each",13}{"bytes each",12}  beside the bare store");
        foreach (var sqlite in new[] { true, false })
        {
            if (stores.Count > 0 && !stores.Contains(sqlite ? "sqlite" : "memory"))
            {
                continue;
            }

            // What is compiled on the first run is not what is measured.
            await OrchestrationScenarios.ActivitiesAsync(sqlite, 50, 20);
            foreach (var (name, run) in Scenarios)
            {
                if (names.Count > 0 && !names.Exists(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)))
                {
                    continue;
                }

                var measurement = await run(sqlite);
                Console.WriteLine($"{name,-30}{(sqlite ? "sqlite" : "memory"),-8}{measurement}");
            }
        }

        return 0;
    }
}
