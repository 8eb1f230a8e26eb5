using System.Text;

namespace Perdure.Analyzers.Benchmarks;

/// <summary>Generated projects.</summary>
internal static class Sources
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n";

    /// <summary>Helpers of twenty statements each, of which each orchestrator calls all, and the last of which reads the clock.</summary>
    public static IReadOnlyList<(string Path, string Text)> Helpers(int orchestrators, int helpers)
    {
        var files = new List<(string, string)>();
        for (var i = 0; i < helpers; i++)
        {
            files.Add(($"Helper{i}.cs", Helper(i, i + 1 < helpers ? $"+ Helper{i + 1}.Small(x)" : "+ DateTime.UtcNow.Day")));
        }

        for (var i = 0; i < orchestrators; i++)
        {
            var calls = string.Concat(Enumerable.Range(0, helpers).Select(helper => $"        sum += Helper{helper}.Run(input);\n"));
            files.Add(($"Orchestrator{i}.cs", $$"""
                {{Usings}}using Microsoft.DurableTask;
                public class Orchestrator{{i}} : TaskOrchestrator<int, int>
                {
                    public override async Task<int> RunAsync(TaskOrchestrationContext context, int input)
                    {
                        var sum = await context.CallActivityAsync<int>("Start", input);
                {{calls}}        return sum;
                    }
                }
                """));
        }

        return files;
    }

    /// <summary>A chain of calls, one file for ten links.</summary>
    public static IReadOnlyList<(string Path, string Text)> Chain(int length)
    {
        var files = Helpers(orchestrators: 0, helpers: 1).ToList();
        for (var start = 0; start < length; start += 10)
        {
            var text = new StringBuilder(Usings).Append("public static class Link").Append(start).Append(" {\n");
            for (var i = start; i < start + 10; i++)
            {
                var next = i + 1 < length ? $"Link{(i + 1) / 10 * 10}.M{i + 1}()" : "DateTime.UtcNow.Day";
                text.Append($"public static int M{i}() => {next};\n");
            }

            files.Add(($"Link{start}.cs", text.Append('}').ToString()));
        }

        files.Add(("Orchestrator.cs", Usings + "using Microsoft.DurableTask; public class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(Link0.M0()); }"));
        return files;
    }

    /// <summary>Helpers that all call each other.</summary>
    public static IReadOnlyList<(string Path, string Text)> Mesh(int helpers)
    {
        var files = new List<(string, string)>();
        for (var i = 0; i < helpers; i++)
        {
            var calls = string.Concat(Enumerable.Range(0, helpers).Where(other => other != i).Select(other => $" + Node{other}.Run(x - 1)"));
            files.Add(($"Node{i}.cs", $"{Usings}public static class Node{i} {{ public static int Run(int x) {{ if (x == 0) {{ return DateTime.UtcNow.Day; }} return 1{calls}; }} }}"));
        }

        files.Add(("Orchestrator.cs", Usings + "using Microsoft.DurableTask; public class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(Node0.Run(input)); }"));
        return files;
    }

    private static string Helper(int number, string tail)
    {
        var text = new StringBuilder(Usings).Append("public static class Helper").Append(number).Append("\n{\n    public static int Run(int x)\n    {\n        var items = new List<int> { 1, 2, 3, x };\n");
        for (var i = 0; i < 20; i++)
        {
            text.Append("        var q").Append(i).Append(" = items.Where(item => item > ").Append(i).Append(").Select(item => new { item, name = item.ToString() }).OrderBy(pair => pair.name).ToDictionary(pair => pair.item, pair => pair.name.Length).Values.Sum();\n");
        }

        return text.Append("        return q0 + q19 ").Append(tail).Append(";\n    }\n\n    public static int Small(int x) => x + ").Append(number).Append(";\n}\n").ToString();
    }
}
