using Perdure.Analyzers.Benchmarks;

// Usage: dotnet run -c Release --project benchmarks/Perdure.Analyzers.Benchmarks [-- scenario …]
// Without arguments every scenario runs.
Scenario[] scenarios =
[
    new("reachable", "50 orchestrators, 300 reachable helpers in 300 files", () => Builds.CompareAsync(Sources.Helpers(orchestrators: 50, helpers: 300))),
    new("edits", "one edited file in that project, as an editor asks, five documents open", () => Edits.MeasureAsync(Sources.Helpers(orchestrators: 50, helpers: 300))),
    new("none", "2,000 files without orchestrators that reference a framework", () => Builds.CompareAsync(Sources.Helpers(orchestrators: 0, helpers: 2000))),
    new("unreferenced", "2,000 files without a framework", () => Builds.CompareAsync(Sources.Helpers(orchestrators: 0, helpers: 2000), withFramework: false)),
    new("deep", "a chain of 500 calls", () => Builds.CompareAsync(Sources.Chain(500))),
    new("cyclic", "300 helpers that all call each other", () => Builds.CompareAsync(Sources.Mesh(300))),
];

var chosen = args.Length == 0 ? scenarios : scenarios.Where(scenario => args.Contains(scenario.Name)).ToArray();
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"There is no such scenario. Choose from: {string.Join(", ", scenarios.Select(scenario => scenario.Name))}.");
    return 1;
}

foreach (var scenario in chosen)
{
    Console.WriteLine();
    Console.WriteLine($"{scenario.Name}: {scenario.Description}");
    await scenario.RunAsync();
}

return 0;
