using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow;

/// <summary>What the rules on local data flow see of one declaration.</summary>
internal sealed class FlowScope
{
    public FlowScope(SemanticModel model, LocalValues locals, DurableOperations durable, IReadOnlyList<IOperation> operations)
    {
        Model = model;
        Locals = locals;
        Durable = durable;
        Operations = operations;
    }

    public SemanticModel Model { get; }

    /// <summary>The values of locals.</summary>
    public LocalValues Locals { get; }

    /// <summary>Which operations the engine records.</summary>
    public DurableOperations Durable { get; }

    /// <summary>Every operation of the declaration.</summary>
    public IReadOnlyList<IOperation> Operations { get; }
}
