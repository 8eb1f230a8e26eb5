using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow;

/// <summary>What the rules on local data flow see of one declaration.</summary>
internal sealed class FlowScope
{
    public FlowScope(CallGraphSource source, SemanticModel model, LocalValues locals, DurableOperations durable, IReadOnlyList<IOperation> operations)
    {
        Source = source;
        Model = model;
        Locals = locals;
        Durable = durable;
        Operations = operations;
    }

    /// <summary>What is known of the compilation.</summary>
    public CallGraphSource Source { get; }

    public SemanticModel Model { get; }

    /// <summary>The values of locals.</summary>
    public LocalValues Locals { get; }

    /// <summary>Which operations the engine records.</summary>
    public DurableOperations Durable { get; }

    /// <summary>Every operation of the declaration.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    /// <summary>The body in source of <paramref name="method"/>, where it is certain that a call runs it.</summary>
    public BodyId? BodyOf(ISymbol method)
    {
        var definition = method.OriginalDefinition;
        return definition is IMethodSymbol target && !target.DeclaringSyntaxReferences.IsEmpty && !(Dispatch.IsOverridable(target) && target.IsAbstract)
            && Source.Index.TryGetBody(target, out var body)
            ? body
            : null;
    }

    /// <summary>The body in source of <paramref name="constructor"/>, a primary one included.</summary>
    public BodyId? ConstructorOf(IMethodSymbol constructor) =>
        Source.Index.TryGetBody(constructor.OriginalDefinition, out var body) ? body : null;
}
