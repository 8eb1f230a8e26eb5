using System.Collections.Immutable;
using System.Linq;

namespace Perdure.CodeFixes.Extract;

/// <summary>The styles of the frameworks for which activities are made.</summary>
internal static class ActivityStyles
{
    private static readonly ImmutableArray<ActivityStyle> All = ImmutableArray.Create<ActivityStyle>(
        DurableTaskModel("Perdure", "Perdure"),
        DurableTaskModel("DurableTask", "Microsoft.DurableTask"),
        new ActivityClassStyle("Dapr", "Dapr.Workflow.WorkflowActivity`2", "Dapr.Workflow.WorkflowActivityContext")
        {
            Registrations = ImmutableArray.Create(
                new RegistrationForm("Dapr.Workflow.WorkflowRuntimeOptions", "RegisterActivity", true, "RegisterActivity<{type}>()", IsChained: false),
                new RegistrationForm("Dapr.Workflow.WorkflowRuntimeOptions", "RegisterWorkflow", true, "RegisterActivity<{type}>()", IsChained: false)),
        },
        new ActivityClassStyle("DurableTaskCore", "DurableTask.Core.AsyncTaskActivity`2", "DurableTask.Core.TaskContext")
        {
            SynchronousBaseType = "DurableTask.Core.TaskActivity`2",
            Method = "ExecuteAsync",
            SynchronousMethod = "Execute",
            Accessibility = "protected",
            Call = "await {context}.ScheduleTask{result}(typeof({name}){input})",
            ResultIsRequired = true,
            TakesServices = false,
            Registrations = ImmutableArray.Create(
                new RegistrationForm("DurableTask.Core.TaskHubWorker", "AddTaskActivities", false, "AddTaskActivities(typeof({type}))", IsChained: true),
                new RegistrationForm("DurableTask.Core.TaskHubWorker", "AddTaskOrchestrations", false, "AddTaskActivities(typeof({type}))", IsChained: true)),
        },
        new ActivityMethodStyle(
            "Temporal",
            "Temporalio.Activities.ActivityAttribute",
            "Temporalio.Workflows.ActivityOptions",
            "new() { StartToCloseTimeout = TimeSpan.FromMinutes(5) }")
        {
            Registrations = ImmutableArray.Create(
                new RegistrationForm("Temporalio.Worker.TemporalWorkerOptions", "AddWorkflow", true, "AddActivity({type}.{method})", IsChained: true),
                new RegistrationForm("Temporalio.Worker.TemporalWorkerOptions", "AddWorkflow", false, "AddActivity({type}.{method})", IsChained: true),
                new RegistrationForm("Temporalio.Extensions.Hosting.ITemporalWorkerServiceOptionsBuilder", "AddWorkflow", true, "AddStaticActivities(typeof({type}))", IsChained: true),
                new RegistrationForm("Temporalio.Extensions.Hosting.ITemporalWorkerServiceOptionsBuilder", "AddWorkflow", false, "AddStaticActivities(typeof({type}))", IsChained: true)),
        },
        new ActivityFunctionStyle(
            "FunctionsIsolated",
            "Microsoft.Azure.Functions.Worker.FunctionAttribute",
            "Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute",
            InputIsRequired: false),
        new ActivityFunctionStyle(
            "FunctionsInProcess",
            "Microsoft.Azure.WebJobs.FunctionNameAttribute",
            "Microsoft.Azure.WebJobs.Extensions.DurableTask.ActivityTriggerAttribute",
            InputIsRequired: true));

    /// <summary>The style of a framework, or null when no activities are made for it.</summary>
    public static ActivityStyle? Find(string? framework)
    {
        return All.FirstOrDefault(style => style.Framework == framework);
    }

    private static ActivityClassStyle DurableTaskModel(string framework, string root)
    {
        return new ActivityClassStyle(framework, root + ".TaskActivity`2", root + ".TaskActivityContext")
        {
            Registrations = ImmutableArray.Create(
                new RegistrationForm(root + ".DurableTaskRegistry", "AddActivity", true, "AddActivity<{type}>()", IsChained: true),
                new RegistrationForm(root + ".DurableTaskRegistry", "AddOrchestrator", true, "AddActivity<{type}>()", IsChained: true)),
        };
    }
}
