using System.Globalization;
using Perdure.Benchmarks.Scenarios;

namespace Perdure.Benchmarks.Measuring;

/// <summary>Runs the scenarios whose names contain one of the arguments, or all of them, and prints a line for each.</summary>
internal static class BenchmarkRunner
{
    private const int QuickDivisor = 10;

    /// <summary>Runs scenarios.</summary>
    /// <param name="args">Parts of their names; <c>sqlite</c> or <c>memory</c> restricts the stores; <c>--quick</c> divides the counts by ten.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var divisor = args.Contains("--quick") ? QuickDivisor : 1;
        var stores = args.Intersect(["sqlite", "memory"]).ToList();
        var names = args.Except(["sqlite", "memory", "--quick"]).ToList();
        if (names.Find(n => !ScenarioList.Of(true, divisor).Any(s => s.Name.Contains(n, StringComparison.OrdinalIgnoreCase))) is { } unknown)
        {
            Console.Error.WriteLine(
                $"No scenario has '{unknown}' in its name. There are:\n  " +
                string.Join("\n  ", ScenarioList.Of(true, divisor).Select(s => s.Name)) +
                "\nOther arguments: sqlite, memory (that store only), --quick (a tenth of the counts).");
            return 2;
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Console.WriteLine($"{"scenario",-28}{"store",-8}{"seconds",9}{"a second",12}{"CPU us each",13}{"bytes each",12}{"GC pause",10}  beside the limit");
        var results = new List<Result>();
        foreach (var sqlite in new[] { true, false })
        {
            if (stores.Count > 0 && !stores.Contains(sqlite ? "sqlite" : "memory"))
            {
                continue;
            }

            // What is compiled on the first runs is not what is measured.
            await ActivityScenarios.SequenceAsync(sqlite, 50, 20);
            await ActivityScenarios.SequenceAsync(sqlite, 200, 5);
            foreach (var scenario in ScenarioList.Of(sqlite, divisor))
            {
                if ((sqlite || scenario.UsesStore) && (names.Count == 0 || names.Exists(n => scenario.Name.Contains(n, StringComparison.OrdinalIgnoreCase))))
                {
                    results.Add(await RunAsync(scenario, sqlite));
                    Console.WriteLine(ResultText.Of(results[^1], scenario, results));
                }
            }
        }

        return 0;
    }

    private static async Task<Result> RunAsync(Scenario scenario, bool sqlite)
    {
        // Off the stack of the scenario before, which would keep all its objects in memory.
        await Task.Yield();
        var measurement = await scenario.Run(sqlite);
        await Task.Yield();
        return new Result(
            scenario.Name,
            !scenario.UsesStore ? "-" : sqlite ? "sqlite" : "memory",
            measurement,
            measurement.Written.Transactions == 0 ? 0 : BareSqlite.Write(measurement.Written));
    }
}
