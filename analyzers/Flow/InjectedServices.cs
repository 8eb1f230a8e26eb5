using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow;

/// <summary>
/// Finds calls that give a task on an interface that the orchestrator was given and that nobody can look into: nothing of it is seen, and it is no
/// work of the engine.
/// </summary>
internal sealed class InjectedServices
{
    private readonly FlowScope _scope;

    public InjectedServices(FlowScope scope) => _scope = scope;

    /// <summary>Reports <paramref name="invocation"/> when it is such a call.</summary>
    /// <returns>Whether it is.</returns>
    public bool Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (!DurableOperations.IsTask(invocation.Type) || invocation.Instance?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } service
            || _scope.Durable.IsContext(service) || _scope.Durable.IsProxy(invocation.Instance, _scope.Locals) || !IsGiven(invocation.Instance))
        {
            return false;
        }

        var conditions = ImmutableArray<OffenceCondition>.Empty;
        if (!service.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty)
        {
            // What implements an interface of this compilation is walked; without it the service is as unknown as any other.
            if (!_scope.Source.Index.TryGetBody(invocation.TargetMethod.OriginalDefinition, out var slot) || !invocation.TargetMethod.IsAbstract)
            {
                return false;
            }

            conditions = ImmutableArray.Create(OffenceCondition.Unimplemented(slot));
        }

        owner.Offend(new Offence(RuleIdentifiers.InjectedService, Capabilities.Activity, SymbolDisplay.Subject(invocation.TargetMethod), "is work of an injected service", invocation.Syntax.Span)
        {
            Conditions = conditions,
        });
        return true;
    }

    /// <summary>Whether an object was given to an orchestrator: it holds it in a member, takes it as a parameter of its constructor, or asks a container for it.</summary>
    private bool IsGiven(IOperation instance)
    {
        if (_scope.Locals.Origin(instance) is IInvocationOperation { TargetMethod: { Name: "GetRequiredService" or "GetRequiredKeyedService" or "GetService" or "GetKeyedService" } locator })
        {
            return locator.ContainingNamespace.ToDisplayString() is "Microsoft.Extensions.DependencyInjection" or "System";
        }

        var holder = instance switch
        {
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { ContainingType: var type } field } when field.IsReadOnly || IsTakenByConstructor(type, field.Type) => type,
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { SetMethod: null or { IsInitOnly: true }, ContainingType: var type } } => type,
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } } => type,
            _ => null,
        };
        return holder is not null && _scope.Durable.HoldsOrchestrator(holder);
    }

    /// <summary>A field that can be written may hold a proxy of the context as well, unless objects of its type are what the constructor takes.</summary>
    private static bool IsTakenByConstructor(INamedTypeSymbol type, ITypeSymbol service) => type.InstanceConstructors.Any(constructor =>
        constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, service)));
}
