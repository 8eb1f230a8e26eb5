using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>
/// Azure Durable Functions in the isolated worker (https://github.com/Azure/azure-functions-durable-extension): functions over
/// the contexts of the Microsoft.DurableTask SDK.
/// </summary>
internal static class FunctionsIsolatedFramework
{
    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = new("FunctionsIsolated", "Durable Functions (isolated worker)")
    {
        GateTypes = ImmutableArray.Create("Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute"),
        OrchestratorParameterAttributes = ImmutableArray.Create("Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute"),
        ActivityParameterAttributes = ImmutableArray.Create("Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute"),
        EntityParameterAttributes = ImmutableArray.Create("Microsoft.Azure.Functions.Worker.EntityTriggerAttribute"),
        WorkContextTypes = ImmutableArray.Create("Microsoft.Azure.Functions.Worker.FunctionContext"),
        ClientTypes = ImmutableArray.Create("Microsoft.DurableTask.Client.DurableTaskClient"),
        Replacements = DurableTaskModel.Replacements,
    };
}
