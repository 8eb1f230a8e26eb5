using System.Collections.Immutable;
using System.Linq;

namespace Perdure.CodeFixes.Extract;

/// <summary>The styles of the frameworks for which activities are made.</summary>
internal static class ActivityStyles
{
    private static readonly ImmutableArray<ActivityStyle> All = ImmutableArray.Create<ActivityStyle>(
        DurableTaskModel("Perdure", "Perdure"),
        DurableTaskModel("DurableTask", "Microsoft.DurableTask"),
        new ActivityClassStyle(
            "Dapr",
            "Dapr.Workflow.WorkflowActivity`2",
            "Dapr.Workflow.WorkflowActivityContext",
            "Dapr.Workflow.WorkflowRuntimeOptions",
            "RegisterActivity",
            "RegisterWorkflow"),
        new ActivityFunctionStyle(
            "FunctionsIsolated",
            "Microsoft.Azure.Functions.Worker.FunctionAttribute",
            "Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute"),
        new ActivityFunctionStyle(
            "FunctionsInProcess",
            "Microsoft.Azure.WebJobs.FunctionNameAttribute",
            "Microsoft.Azure.WebJobs.Extensions.DurableTask.ActivityTriggerAttribute"));

    /// <summary>The style of a framework, or null when no activities are made for it.</summary>
    public static ActivityStyle? Find(string? framework)
    {
        return All.FirstOrDefault(style => style.Framework == framework);
    }

    private static ActivityClassStyle DurableTaskModel(string framework, string root)
    {
        return new ActivityClassStyle(
            framework,
            root + ".TaskActivity`2",
            root + ".TaskActivityContext",
            root + ".DurableTaskRegistry",
            "AddActivity",
            "AddOrchestrator");
    }
}
