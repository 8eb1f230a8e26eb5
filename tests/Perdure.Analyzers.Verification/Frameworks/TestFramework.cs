namespace Perdure.Analyzers.Verification.Frameworks;

/// <summary>An authoring framework that a test project can reference.</summary>
public enum TestFramework
{
    /// <summary>Perdure's own model.</summary>
    Perdure,

    /// <summary>The Microsoft.DurableTask SDK, with its client.</summary>
    DurableTask,

    /// <summary>Azure Durable Functions in the isolated worker. Includes <see cref="DurableTask"/>.</summary>
    FunctionsIsolated,

    /// <summary>Azure Durable Functions in process.</summary>
    FunctionsInProcess,

    /// <summary>DurableTask.Core, also known as the Durable Task Framework.</summary>
    DurableTaskCore,

    /// <summary>Dapr Workflow.</summary>
    Dapr,

    /// <summary>The Temporal SDK for .NET.</summary>
    Temporal,
}
