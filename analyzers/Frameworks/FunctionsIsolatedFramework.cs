using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>
/// Azure Durable Functions in the isolated worker (https://github.com/Azure/azure-functions-durable-extension): functions over
/// the contexts of the Microsoft.DurableTask SDK.
/// </summary>
internal static class FunctionsIsolatedFramework
{
    private const string Root = "Microsoft.Azure.Functions.Worker.";
    private const string InProcessRoot = "Microsoft.Azure.WebJobs.Extensions.DurableTask.";

    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = new("FunctionsIsolated", "Durable Functions (isolated worker)")
    {
        GateTypes = ImmutableArray.Create(Root + "OrchestrationTriggerAttribute"),
        OrchestratorParameterAttributes = ImmutableArray.Create(Root + "OrchestrationTriggerAttribute"),
        ActivityParameterAttributes = ImmutableArray.Create(Root + "ActivityTriggerAttribute"),
        EntityParameterAttributes = ImmutableArray.Create(Root + "EntityTriggerAttribute"),
        WorkContextTypes = ImmutableArray.Create(Root + "FunctionContext"),
        ClientTypes = ImmutableArray.Create("Microsoft.DurableTask.Client.DurableTaskClient"),
        Replacements = DurableTaskModel.Replacements,
        Contract = new ContractModel(DurableTaskFramework.Instance.Name, Serializers.SystemTextJsonHosted)
        {
            FunctionAttribute = Root + "FunctionAttribute",
            Bindings = ImmutableArray.Create(
                new BindingRule(Root + "OrchestrationTriggerAttribute")
                {
                    // Text is what the first versions handed over.
                    Bound = ImmutableArray.Create("Microsoft.DurableTask.TaskOrchestrationContext", "System.String"),
                    IsClosed = true,
                },
                new BindingRule(Root + "EntityTriggerAttribute")
                {
                    Bound = ImmutableArray.Create(Root + "TaskEntityDispatcher", "System.String"),
                    IsClosed = true,
                },
                new BindingRule(Root + "ActivityTriggerAttribute")
                {
                    NeverBound = ImmutableArray.Create(
                        "Microsoft.DurableTask.TaskOrchestrationContext",
                        "Microsoft.DurableTask.Client.DurableTaskClient",
                        Root + "TaskEntityDispatcher",
                        "Microsoft.DurableTask.Entities.TaskEntityContext"),
                },
                new BindingRule(Root + "DurableClientAttribute")
                {
                    Bound = ImmutableArray.Create("Microsoft.DurableTask.Client.DurableTaskClient"),
                    NeverBound = ImmutableArray.Create(
                        "Microsoft.DurableTask.TaskOrchestrationContext",
                        "Microsoft.DurableTask.TaskActivityContext",
                        Root + "TaskEntityDispatcher",
                        InProcessRoot + "IDurableClient",
                        InProcessRoot + "IDurableOrchestrationClient",
                        InProcessRoot + "IDurableEntityClient"),
                }),
        },
    };
}
