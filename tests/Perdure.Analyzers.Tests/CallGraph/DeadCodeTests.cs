using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.CallGraph;

/// <summary>Code that workflows share with activities asks where it runs: what is meant for the others no workflow comes to.</summary>
public class DeadCodeTests
{
    public static TheoryData<string> Shared => new()
    {
        "Workflow.InWorkflow ? Workflow.UtcNow : DateTime.UtcNow",
        "!Workflow.InWorkflow ? DateTime.UtcNow : Workflow.UtcNow",
        "!(Workflow.InWorkflow) ? DateTime.UtcNow : Workflow.UtcNow",
        "Workflow.InWorkflow || DateTime.UtcNow.Hour > 3 ? Workflow.UtcNow : DateTime.UtcNow",
        "!Workflow.InWorkflow && DateTime.UtcNow.Hour > 3 ? DateTime.UtcNow : Workflow.UtcNow",
        "Workflow.InWorkflow ? [|DateTime.UtcNow|] : Workflow.UtcNow",
        "Workflow.InWorkflow && Workflow.Info.Attempt > 1 ? Workflow.UtcNow : [|DateTime.UtcNow|]",
        "Workflow.Unsafe.IsReplaying ? Workflow.UtcNow : [|DateTime.UtcNow|]",
        "Look.InWorkflow ? Workflow.UtcNow : [|DateTime.UtcNow|]",
    };

    public static TheoryData<string> SharedStatements => new()
    {
        "if (Workflow.InWorkflow) { return Workflow.UtcNow; } return DateTime.UtcNow;",
        "if (!Workflow.InWorkflow) { return DateTime.UtcNow; } return Workflow.UtcNow;",
        "if (Workflow.InWorkflow) { Go(); return Workflow.UtcNow; } else { Go(); } return DateTime.UtcNow; void Go() { }",
        "if (Workflow.InWorkflow) { Go(); } return [|DateTime.UtcNow|]; void Go() { }",
        "if (Workflow.InWorkflow) { if (Look.InWorkflow) { return Workflow.UtcNow; } } return [|DateTime.UtcNow|];",
        "while (!Workflow.InWorkflow) { _ = DateTime.UtcNow; } return Workflow.UtcNow;",
        "if (true) { return Workflow.UtcNow; } return DateTime.UtcNow;",
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public Task A_condition_that_tells_workflows_apart(string value) => RunAsync($"return {value};");

    [Theory]
    [MemberData(nameof(SharedStatements))]
    public Task A_statement_that_tells_workflows_apart(string statements) => RunAsync(statements);

    private static Task RunAsync(string statements) => AnalysisTest.RunAsync(TestFramework.Temporal, $$"""
        using Temporalio.Workflows;

        [Workflow]
        public class Ship
        {
            [WorkflowRun]
            public Task<DateTime> RunAsync() => Task.FromResult(Clock.Now());
        }

        public static class Look
        {
            public static bool InWorkflow => Workflow.Info.Attempt > 1;
        }

        public static class Clock
        {
            public static DateTime Now()
            {
                {{statements}}
            }
        }
        """);
}
