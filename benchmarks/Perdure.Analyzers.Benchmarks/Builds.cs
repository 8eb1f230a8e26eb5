using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perdure.Analyzers.Benchmarks;

/// <summary>Measures whole builds: the compile alone, with an analyzer that does nothing, and with Perdure.</summary>
internal static class Builds
{
    private const int Rounds = 4;

    public static async Task CompareAsync(IReadOnlyList<(string Path, string Text)> files, bool withFramework = true)
    {
        (string Name, DiagnosticAnalyzer? Analyzer)[] contestants =
        [
            ("compile alone", null),
            ("with an analyzer that does nothing", new SilentAnalyzer(looksAtOperations: false)),
            ("with one that asks for every operation", new SilentAnalyzer(looksAtOperations: true)),
            ("with Perdure", new OrchestrationDeterminismAnalyzer()),
        ];
        var results = contestants.Select(static _ => new List<Measurement>()).ToArray();
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var compilation = Compilations.Create(files, withFramework);
                var measurement = await Measurement.TakeAsync(async () => found = await CompileAsync(compilation, contestants[i].Analyzer));
                if (round > 0)
                {
                    results[i].Add(measurement);
                }
            }
        }

        for (var i = 0; i < contestants.Length; i++)
        {
            Console.WriteLine($"  {contestants[i].Name,-40} {Measurement.Median(results[i])}");
        }

        Console.WriteLine($"  {found} diagnostics");
    }

    private static async Task<int> CompileAsync(CSharpCompilation compilation, DiagnosticAnalyzer? analyzer)
    {
        if (analyzer is null)
        {
            compilation.GetDiagnostics();
            return 0;
        }

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => Debug.Fail(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var all = await compilation.WithAnalyzers([analyzer], options).GetAllDiagnosticsAsync();
        return all.Count(static diagnostic => diagnostic.Id.StartsWith("PDR", StringComparison.Ordinal));
    }
}
