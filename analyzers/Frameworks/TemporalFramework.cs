using System.Collections.Immutable;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Frameworks;

/// <summary>Temporal (https://github.com/temporalio/sdk-dotnet), whose context is the static class <c>Workflow</c>.</summary>
internal static class TemporalFramework
{
    private const string Namespace = "Temporalio.Workflows";

    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = new("Temporal", "Temporal")
    {
        GateTypes = ImmutableArray.Create(Namespace + ".WorkflowAttribute"),
        OrchestratorTypeAttributes = ImmutableArray.Create(Namespace + ".WorkflowAttribute"),
        OrchestratorMethodAttributes = ImmutableArray.Create(
            Namespace + ".WorkflowRunAttribute",
            Namespace + ".WorkflowSignalAttribute",
            Namespace + ".WorkflowQueryAttribute",
            Namespace + ".WorkflowUpdateAttribute",
            Namespace + ".WorkflowUpdateValidatorAttribute",
            Namespace + ".WorkflowInitAttribute"),
        QueryAttributes = ImmutableArray.Create(Namespace + ".WorkflowQueryAttribute"),
        ActivityMethodAttributes = ImmutableArray.Create("Temporalio.Activities.ActivityAttribute"),
        ClientTypes = ImmutableArray.Create("Temporalio.Client.ITemporalClient", "Temporalio.Client.TemporalClient"),
        StaticContextType = Namespace + ".Workflow",
        CapabilitiesNotApplied = ImmutableHashSet.Create(Capabilities.StartNew, Capabilities.ContinueWith),
        IsReplayingMember = "Unsafe.IsReplaying",
        TrueInOrchestrators = "InWorkflow",
        RulesNotApplied = ImmutableHashSet.Create(RuleIdentifiers.LosingTimer, RuleIdentifiers.ContextEscapes, RuleIdentifiers.AfterContinueAsNew, RuleIdentifiers.EntityLock),
        Replacements = ContextReplacements.FromClock("Workflow.UtcNow", Namespace)
            .WithIdentifiers("Workflow.NewGuid()", Namespace)
            .SetItem(Capabilities.Random, new Replacement("Workflow.Random", namespaceToImport: Namespace))
            .Add(Capabilities.Delay, new Replacement("Workflow.DelayAsync({delay}, {token})", isAwaitable: true, changesHistory: true, namespaceToImport: Namespace))
            .Add(Capabilities.Logger, new Replacement("Workflow.Logger", namespaceToImport: Namespace)),
        Contract = new ContractModel("Temporal", Serializers.SystemTextJson)
        {
            ActivityCalls = ImmutableArray.Create("ExecuteActivityAsync", "ExecuteLocalActivityAsync"),
            OrchestrationCalls = ImmutableArray.Create("ExecuteChildWorkflowAsync", "StartChildWorkflowAsync", "CreateContinueAsNewException"),
        },
    };
}
