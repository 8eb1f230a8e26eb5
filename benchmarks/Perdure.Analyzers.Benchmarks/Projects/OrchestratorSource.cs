using System.Text;

namespace Perdure.Analyzers.Benchmarks.Projects;

/// <summary>Writes orchestrators.</summary>
internal static class OrchestratorSource
{
    /// <summary>The path of orchestrator number <paramref name="index"/>.</summary>
    public static string PathOf(int index) => $"/Generated/Orchestrators/Orchestrator{index}.cs";

    /// <summary>An orchestrator that calls the helpers <paramref name="helpers"/> and an activity.</summary>
    public static string Write(int index, IEnumerable<int> helpers)
    {
        var text = new StringBuilder("""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Microsoft.DurableTask;

            namespace Generated;


            """);
        text.AppendLine($"public sealed class Orchestrator{index} : TaskOrchestrator<IReadOnlyList<int>, int>");
        text.AppendLine("{");
        text.AppendLine("    public override async Task<int> RunAsync(TaskOrchestrationContext context, IReadOnlyList<int> input)");
        text.AppendLine("    {");
        text.AppendLine("        var total = await context.CallActivityAsync<int>(\"Start\", input);");
        foreach (var helper in helpers)
        {
            text.AppendLine($"        total += Helper{helper}.Compute(input);");
        }

        text.AppendLine("        return await context.CallActivityAsync<int>(\"Finish\", total);");
        text.AppendLine("    }");
        text.AppendLine("}");
        return text.ToString();
    }
}
