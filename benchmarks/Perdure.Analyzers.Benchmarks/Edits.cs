using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Benchmarks;

/// <summary>Measures what an editor waits for: after each edit it asks for each open document on a compilation of its own.</summary>
internal static class Edits
{
    private const int Rounds = 10;
    private const int OpenDocuments = 5;

    public static async Task MeasureAsync(IReadOnlyList<(string Path, string Text)> files)
    {
        var compilation = Compilations.Create(files);
        var first = await AskAsync(compilation, compilation.SyntaxTrees[0]);
        Console.WriteLine($"  {"the first document, nothing known yet",-40} {first.Perdure.TotalMilliseconds,8:F1} ms");
        await MeasureAsync("an edit in the body of a helper", compilation, "Helper7.cs", (text, round) => Insert(text, "var items", $"_ = {round}; "));
        await MeasureAsync("an edit in the body of an orchestrator", compilation, "Orchestrator7.cs", (text, round) => Insert(text, "var sum", $"_ = {round}; "));
        await MeasureAsync("an edit that leaves a brace unbalanced", compilation, "Helper7.cs", (text, round) => Insert(text, "var items", "if (x == " + round + ") { "));
        await MeasureAsync("an edit of a declaration", compilation, "Helper7.cs", (text, round) => Insert(text, "    public static int Small", $"    public static int New{round}() => 1;\n"));
    }

    private static async Task MeasureAsync(string name, Compilation start, string path, Func<SourceText, int, SourceText> edit)
    {
        var original = start.SyntaxTrees.Single(tree => tree.FilePath == path);
        var originalText = await original.GetTextAsync();
        await AskAsync(start, original);
        var times = new List<double>();
        var bare = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var edited = original.WithChangedText(edit(originalText, round));
            var compilation = start.ReplaceSyntaxTree(original, edited);
            var open = compilation.SyntaxTrees.Where(tree => tree != edited).Take(OpenDocuments - 1).Prepend(edited);
            foreach (var tree in open)
            {
                var (perdure, silent) = await AskAsync(compilation.Clone(), tree);
                times.Add(perdure.TotalMilliseconds);
                bare.Add(silent.TotalMilliseconds);
            }
        }

        Console.WriteLine($"  {name,-40} {At(times, 50),8:F1} ms median {At(times, 95),8:F1} ms at 95 %   (an analyzer that does nothing: {At(bare, 50):F1} and {At(bare, 95):F1})");
    }

    private static async Task<(TimeSpan Perdure, TimeSpan Silent)> AskAsync(Compilation compilation, SyntaxTree tree)
    {
        var silent = await AskAsync(compilation.Clone(), tree, new SilentAnalyzer(looksAtOperations: false));
        return (await AskAsync(compilation, tree, new OrchestrationDeterminismAnalyzer()), silent);
    }

    private static async Task<TimeSpan> AskAsync(Compilation compilation, SyntaxTree tree, DiagnosticAnalyzer analyzer)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => Debug.Fail(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var clock = Stopwatch.StartNew();
        var driver = compilation.WithAnalyzers([analyzer], options);
        var model = driver.Compilation.GetSemanticModel(tree);
        await driver.GetAnalyzerSemanticDiagnosticsAsync(model, null, default);
        return clock.Elapsed;
    }

    private static SourceText Insert(SourceText text, string before, string inserted)
    {
        var at = text.ToString().IndexOf(before, StringComparison.Ordinal);
        return text.WithChanges(new TextChange(new TextSpan(at, 0), inserted));
    }

    private static double At(List<double> values, int percent) => values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * percent / 100));
}
