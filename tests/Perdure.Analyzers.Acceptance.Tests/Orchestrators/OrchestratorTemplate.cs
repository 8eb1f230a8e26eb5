using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Acceptance.Tests.Orchestrators;

/// <summary>Writes an orchestrator of any framework around given statements.</summary>
internal static class OrchestratorTemplate
{
    /// <summary>In the statements, a durable call of the framework.</summary>
    public const string DurableCall = "DURABLE_CALL";

    /// <summary>In the statements, the replayed time of the framework.</summary>
    public const string DurableClock = "DURABLE_CLOCK";

    /// <summary>In the statements, whether the framework replays.</summary>
    public const string IsReplaying = "IS_REPLAYING";

    private static readonly Dictionary<TestFramework, Form> Forms = new()
    {
        [TestFramework.Perdure] = new Form(
            "using Perdure;",
            "class Order : TaskOrchestrator<string, string>",
            "public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)",
            "context.CallActivityAsync<string>(\"Work\", input)"),
        [TestFramework.DurableTask] = new Form(
            "using Microsoft.DurableTask;",
            "class Order : TaskOrchestrator<string, string>",
            "public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)",
            "context.CallActivityAsync<string>(\"Work\", input)"),
        [TestFramework.FunctionsIsolated] = new Form(
            "using Microsoft.Azure.Functions.Worker; using Microsoft.DurableTask;",
            "class Order",
            "[Function(nameof(Order))] public async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string input)",
            "context.CallActivityAsync<string>(\"Work\", input)"),
        [TestFramework.FunctionsInProcess] = new Form(
            "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask;",
            "class Order",
            "[FunctionName(\"Order\")] public async Task<string> RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context, string input)",
            "context.CallActivityAsync<string>(\"Work\", input)"),
        [TestFramework.DurableTaskCore] = new Form(
            "using DurableTask.Core;",
            "class Order : TaskOrchestration<string, string>",
            "public override async Task<string> RunTask(OrchestrationContext context, string input)",
            "context.ScheduleTask<string>(\"Work\", \"1\", input)"),
        [TestFramework.Dapr] = new Form(
            "using Dapr.Workflow;",
            "class Order : Workflow<string, string>",
            "public override async Task<string> RunAsync(WorkflowContext context, string input)",
            "context.CallActivityAsync<string>(\"Work\", input)"),
        [TestFramework.Temporal] = new Form(
            "using Temporalio.Workflows;",
            "[Workflow] class Order",
            "[WorkflowRun] public async Task<string> RunAsync(string input)",
            "Workflow.ExecuteActivityAsync<string>(\"Work\", new object?[] { input }, new ActivityOptions())",
            "Workflow.UtcNow",
            "Workflow.Unsafe.IsReplaying"),
    };

    /// <summary>All frameworks.</summary>
    public static IReadOnlyList<TestFramework> Frameworks { get; } = Enum.GetValues<TestFramework>();

    /// <summary>The usings of the framework.</summary>
    public static string Usings(TestFramework framework) => Forms[framework].Usings;

    /// <summary>The source of an orchestrator <c>Order</c>, with an <c>input</c>, around <paramref name="body"/>; then <paramref name="types"/>.</summary>
    public static string Write(TestFramework framework, string body, string types = "", string usings = "")
    {
        var form = Forms[framework];
        var source = $$"""
            {{usings}}
            {{form.Usings}}

            {{form.Type}}
            {
                {{form.Method}}
                {
                    {{body}}
                    return input;
                }
            }

            {{types}}
            """;
        return source
            .Replace(DurableCall, form.DurableCall, StringComparison.Ordinal)
            .Replace(DurableClock, form.Clock, StringComparison.Ordinal)
            .Replace(IsReplaying, form.Replaying, StringComparison.Ordinal);
    }

    private sealed record Form(
        string Usings,
        string Type,
        string Method,
        string DurableCall,
        string Clock = "context.CurrentUtcDateTime",
        string Replaying = "context.IsReplaying");
}
