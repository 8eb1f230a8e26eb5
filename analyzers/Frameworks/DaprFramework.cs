using System.Collections.Immutable;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Frameworks;

/// <summary>Dapr Workflow (https://github.com/dapr/dotnet-sdk).</summary>
internal static class DaprFramework
{
    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = new("Dapr", "Dapr Workflow")
    {
        GateTypes = ImmutableArray.Create("Dapr.Workflow.WorkflowContext"),
        ContextTypes = ImmutableArray.Create("Dapr.Workflow.WorkflowContext", "Dapr.Workflow.IWorkflowContext"),
        OrchestratorTypes = ImmutableArray.Create("Dapr.Workflow.IWorkflow", "Dapr.Workflow.Workflow`2", "Dapr.Workflow.Abstractions.IWorkflow"),
        OrchestratorMethods = ImmutableArray.Create("RunAsync"),
        Registrations = ImmutableArray.Create(new Registration("Dapr.Workflow.WorkflowRuntimeOptions", "RegisterWorkflow")),
        ActivityTypes = ImmutableArray.Create("Dapr.Workflow.IWorkflowActivity", "Dapr.Workflow.WorkflowActivity`2", "Dapr.Workflow.Abstractions.IWorkflowActivity"),
        WorkContextTypes = ImmutableArray.Create("Dapr.Workflow.WorkflowActivityContext"),
        ClientTypes = ImmutableArray.Create("Dapr.Workflow.DaprWorkflowClient", "Dapr.Workflow.IDaprWorkflowClient"),
        RulesNotApplied = ImmutableHashSet.Create(RuleIdentifiers.LosingTimer, RuleIdentifiers.EntityLock),
        Replacements = ContextReplacements.FromClock("{context}.CurrentUtcDateTime")
            .WithIdentifiers("{context}.NewGuid()")
            .Add(Capabilities.Delay, new Replacement("{context}.CreateTimer({delay}, {token})", isAwaitable: true, changesHistory: true, isTimer: true))
            .Add(Capabilities.Logger, new Replacement("{context}.CreateReplaySafeLogger({logger})")),
        Contract = new ContractModel("Dapr", Serializers.SystemTextJsonWeb)
        {
            ActivityCalls = ImmutableArray.Create("CallActivityAsync"),
            OrchestrationCalls = ImmutableArray.Create("CallChildWorkflowAsync"),
            NameParameters = ImmutableArray.Create("name", "workflowName"),
            Bases = ImmutableArray.Create(
                new TaskBase("Dapr.Workflow.WorkflowActivity`2", TaskKind.Activity, 0, 1),
                new TaskBase("Dapr.Workflow.Workflow`2", TaskKind.Orchestration, 0, 1)),
            RegistryTypes = ImmutableArray.Create("Dapr.Workflow.WorkflowRuntimeOptions"),
            Registrations = ImmutableArray.Create(
                new TaskRegistrationMethod("RegisterActivity", TaskKind.Activity),
                new TaskRegistrationMethod("RegisterWorkflow", TaskKind.Orchestration)),
        },
    };
}
