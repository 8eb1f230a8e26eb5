using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>Azure Durable Functions in the process of the host (Microsoft.Azure.WebJobs.Extensions.DurableTask, 1.x and 2.x).</summary>
internal static class FunctionsInProcessFramework
{
    private const string Root = "Microsoft.Azure.WebJobs.Extensions.DurableTask.";
    private const string FirstVersionRoot = "Microsoft.Azure.WebJobs.";

    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = new("FunctionsInProcess", "Durable Functions (in-process)")
    {
        GateTypes = ImmutableArray.Create(Root + "OrchestrationTriggerAttribute", FirstVersionRoot + "OrchestrationTriggerAttribute"),
        ContextTypes = ImmutableArray.Create(
            Root + "IDurableOrchestrationContext",
            FirstVersionRoot + "DurableOrchestrationContext",
            FirstVersionRoot + "DurableOrchestrationContextBase"),
        OrchestratorParameterAttributes = ImmutableArray.Create(Root + "OrchestrationTriggerAttribute", FirstVersionRoot + "OrchestrationTriggerAttribute"),
        ActivityParameterAttributes = ImmutableArray.Create(Root + "ActivityTriggerAttribute", FirstVersionRoot + "ActivityTriggerAttribute"),
        EntityParameterAttributes = ImmutableArray.Create(Root + "EntityTriggerAttribute"),
        WorkContextTypes = ImmutableArray.Create(
            Root + "IDurableActivityContext",
            Root + "IDurableEntityContext",
            FirstVersionRoot + "DurableActivityContext",
            FirstVersionRoot + "DurableActivityContextBase"),
        ClientTypes = ImmutableArray.Create(
            Root + "IDurableClient",
            Root + "IDurableOrchestrationClient",
            Root + "IDurableEntityClient",
            FirstVersionRoot + "DurableOrchestrationClient",
            FirstVersionRoot + "DurableOrchestrationClientBase"),
        Replacements = ContextReplacements.FromClock("{context}.CurrentUtcDateTime")
            .WithIdentifiers("{context}.NewGuid()")
            .Add(Capabilities.Delay, new Replacement(
                "{context}.CreateTimer({context}.CurrentUtcDateTime.Add({delay}), {token})", isAwaitable: true, changesHistory: true, isTimer: true))
            .Add(Capabilities.Logger, new Replacement(
                "{context}.CreateReplaySafeLogger({logger})",
                namespaceToImport: "Microsoft.Azure.WebJobs.Extensions.DurableTask",
                requiredType: Root + "IDurableOrchestrationContext")),
        Contract = new ContractModel("FunctionsInProcess", Serializers.NewtonsoftHosted)
        {
            ActivityCalls = ImmutableArray.Create("CallActivityAsync", "CallActivityWithRetryAsync"),
            OrchestrationCalls = ImmutableArray.Create("CallSubOrchestratorAsync", "CallSubOrchestratorWithRetryAsync", "StartNewOrchestration"),
            NameParameters = ImmutableArray.Create("functionName"),
            FunctionAttribute = FirstVersionRoot + "FunctionNameAttribute",
            StarterAttributes = ImmutableArray.Create(
                Root + "DurableClientAttribute", Root + "OrchestrationClientAttribute", FirstVersionRoot + "OrchestrationClientAttribute"),
            Bindings = ImmutableArray.Create(
                new BindingRule(Root + "OrchestrationTriggerAttribute")
                {
                    Bound = ImmutableArray.Create(
                        Root + "IDurableOrchestrationContext",
                        Root + "ITypedDurableOrchestrationContext",
                        FirstVersionRoot + "DurableOrchestrationContext",
                        FirstVersionRoot + "DurableOrchestrationContextBase",
                        "System.String",
                        "System.Object"),
                    IsClosed = true,
                },
                new BindingRule(Root + "ActivityTriggerAttribute")
                {
                    NeverBound = ImmutableArray.Create(
                        Root + "IDurableOrchestrationContext",
                        Root + "IDurableEntityContext",
                        Root + "IDurableClient",
                        Root + "IDurableOrchestrationClient",
                        Root + "IDurableEntityClient"),
                },
                new BindingRule(Root + "EntityTriggerAttribute")
                {
                    Bound = ImmutableArray.Create(Root + "IDurableEntityContext"),
                    NeverBound = ImmutableArray.Create(
                        Root + "IDurableOrchestrationContext",
                        Root + "IDurableActivityContext",
                        Root + "IDurableClient",
                        Root + "IDurableOrchestrationClient",
                        Root + "IDurableEntityClient"),
                },
                new BindingRule(Root + "DurableClientAttribute")
                {
                    Bound = ImmutableArray.Create(Root + "IDurableClient"),
                    NeverBound = ImmutableArray.Create(
                        Root + "IDurableOrchestrationContext",
                        Root + "IDurableActivityContext",
                        Root + "IDurableEntityContext",
                        "Microsoft.DurableTask.Client.DurableTaskClient"),
                }),
        },
    };
}
