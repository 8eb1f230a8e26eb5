using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.CodeFixes.Tests.Verification;

public class FrameworkDeclarationTests
{
    public static TheoryData<TestFramework, string> Orchestrators => new()
    {
        { TestFramework.Perdure, "using Perdure; class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(context.CurrentUtcDateTime.Year); }" },
        { TestFramework.DurableTask, "using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => context.CallActivityAsync<int>(\"a\", 1); }" },
        { TestFramework.FunctionsIsolated, "using Microsoft.Azure.Functions.Worker; using Microsoft.DurableTask; static class O { [Function(nameof(Run))] public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => context.CreateTimer(TimeSpan.Zero, default); }" },
        { TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; static class O { [FunctionName(\"r\")] public static Task Run([OrchestrationTrigger] IDurableOrchestrationContext context) => context.CreateTimer(context.CurrentUtcDateTime, default); }" },
        { TestFramework.DurableTaskCore, "using DurableTask.Core; class O : TaskOrchestration<int, int> { public override Task<int> RunTask(OrchestrationContext context, int input) => context.CreateTimer(context.CurrentUtcDateTime, 1); }" },
        { TestFramework.Dapr, "using Dapr.Workflow; class O : Workflow<int, int> { public override Task<int> RunAsync(WorkflowContext context, int input) => context.CallActivityAsync<int>(\"a\"); }" },
        { TestFramework.Temporal, "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public Task RunAsync() => Workflow.DelayAsync(1); }" },
    };

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public async Task An_orchestrator_compiles_against_the_declarations(TestFramework framework, string source)
    {
        await new AnalyzerTest { Framework = framework, Source = source }.RunAsync();
    }
}
