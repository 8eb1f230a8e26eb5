using Microsoft.CodeAnalysis;
using Perdure.Facts.Tests.Fixtures;

namespace Perdure.Facts.Tests;

/// <summary>What code that workflows share with activities does for the activities is no workflow's.</summary>
public class LiveInstructionTests
{
    private const string Temporal = """
        namespace Temporalio.Workflows
        {
            public static class Workflow { public static bool InWorkflow => true; public static System.DateTime UtcNow => default; }
        }

        public static class Look { public static bool InWorkflow => true; }
        """;

    private const string Library = """
        using System; using System.IO; using System.Threading.Tasks; using Temporalio.Workflows;
        public static class C
        {
            public static DateTime Choose() => Workflow.InWorkflow ? Workflow.UtcNow : DateTime.UtcNow;
            public static DateTime ChooseOther() => !Workflow.InWorkflow ? DateTime.UtcNow : Workflow.UtcNow;
            public static DateTime Leave() { if (Workflow.InWorkflow) { return Workflow.UtcNow; } return DateTime.UtcNow; }
            public static DateTime LeaveOther() { if (!Workflow.InWorkflow) { return DateTime.UtcNow; } return Workflow.UtcNow; }
            public static async Task<string> Load(string path)
            {
                if (!Workflow.InWorkflow)
                {
                    using var file = File.OpenText(path);
                    await Task.Yield();
                    return await file.ReadToEndAsync() + Guid.NewGuid();
                }

                await Task.Yield();
                return "";
            }

            public static DateTime Wrong() => Workflow.InWorkflow ? DateTime.UtcNow : Workflow.UtcNow;
            public static DateTime Both() { if (Workflow.InWorkflow) { GC.KeepAlive(null); } return DateTime.UtcNow; }
            public static DateTime Maybe(bool b) => Workflow.InWorkflow && b ? Workflow.UtcNow : DateTime.UtcNow;
            public static DateTime Namesake() => Look.InWorkflow ? Workflow.UtcNow : DateTime.UtcNow;
            public static async Task<Guid> After(Task task) { if (Workflow.InWorkflow) { await task; } try { await task; } finally { await task; } return Guid.NewGuid(); }
            public static Guid Again(int n) { while (n-- > 0) { try { if (!Workflow.InWorkflow) { continue; } GC.KeepAlive(null); } catch (Exception) { return Guid.NewGuid(); } } return default; }
        }
        """;

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void The_other_side_of_a_question_for_a_workflow_has_no_facts(OptimizationLevel optimization)
    {
        var facts = Scan.Parse(Scan.Text([("Temporalio", Temporal), ("Lib", Library)], optimization: optimization));

        foreach (var member in new[] { "Choose", "ChooseOther", "Leave", "LeaveOther", "Load(System.String)" })
        {
            Assert.Equal(string.Empty, facts.Of("M:C." + member));
        }

        foreach (var member in new[] { "Wrong", "Both", "Maybe(System.Boolean)", "Namesake" })
        {
            Assert.Equal("PDR0101", facts.Of("M:C." + member));
        }

        Assert.Equal("PDR0102", facts.Of("M:C.After(System.Threading.Tasks.Task)"));
        Assert.Equal("PDR0102", facts.Of("M:C.Again(System.Int32)"));
    }
}
