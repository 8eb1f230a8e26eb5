using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow.Guards;

/// <summary>Finds what a condition knows of the replay flag: the flag itself, a local or field that holds it, a helper that may answer it.</summary>
internal sealed class ReplayFlags
{
    private readonly FlowScope _scope;

    public ReplayFlags(FlowScope scope) => _scope = scope;

    /// <summary>Whether <paramref name="value"/> depends on the flag as far as this declaration tells.</summary>
    public bool Contains(IOperation value) => Contains(value, depth: 0);

    /// <summary>The helpers in source that <paramref name="value"/> asks, directly or through a local.</summary>
    public IEnumerable<BodyId> Helpers(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (Helper(operation) is { } helper)
            {
                yield return helper;
            }

            if (operation is ILocalReferenceOperation { Local.Type.SpecialType: SpecialType.System_Boolean } local && _scope.Locals.SingleValue(local.Local) is { } held)
            {
                foreach (var asked in held.DescendantsAndSelf().Select(Helper).OfType<BodyId>())
                {
                    yield return asked;
                }
            }
        }
    }

    private BodyId? Helper(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { ReturnType.SpecialType: SpecialType.System_Boolean, DeclaringSyntaxReferences.IsEmpty: false } method } call when CanAsk(method, call) =>
            _scope.BodyOf(method.ReducedFrom ?? method),
        IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_Boolean, DeclaringSyntaxReferences.IsEmpty: false, GetMethod: { } getter } } when HasContext(getter.ContainingType) =>
            _scope.BodyOf(getter),
        _ => null,
    };

    /// <summary>Whether a helper can get at a context: it is given one, its type holds one, or it stands inside of the orchestrator.</summary>
    private bool CanAsk(IMethodSymbol method, IInvocationOperation call) =>
        method.MethodKind == MethodKind.LocalFunction || call.Arguments.Any(argument => _scope.Durable.IsContext(argument.Value.Type)) || HasContext(method.ContainingType);

    private bool HasContext(INamedTypeSymbol? type)
    {
        if (_scope.Durable.HasStaticContext)
        {
            return true;
        }

        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member switch
            {
                IFieldSymbol field => _scope.Durable.IsContext(field.Type),
                IPropertySymbol property => _scope.Durable.IsContext(property.Type),
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(parameter => _scope.Durable.IsContext(parameter.Type)),
                _ => false,
            }))
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(IOperation value, int depth)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (_scope.Durable.IsReplayingFlag(operation))
            {
                return true;
            }

            if (depth < 4 && Held(operation).Any(held => Contains(held, depth + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values of a local that is assigned once, or those that this declaration gives to a field.</summary>
    private IEnumerable<IOperation> Held(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local.Type.SpecialType: SpecialType.System_Boolean } local:
                return _scope.Locals.SingleValue(local.Local) is { } value ? new[] { value } : Enumerable.Empty<IOperation>();
            case IMemberReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } member and (IFieldReferenceOperation or IPropertyReferenceOperation):
                return _scope.Operations.OfType<ISimpleAssignmentOperation>()
                    .Where(assignment => assignment.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member, member.Member))
                    .Select(static assignment => assignment.Value);
            default:
                return Enumerable.Empty<IOperation>();
        }
    }
}
