using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.State;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>
/// Finds uses of an interface that the orchestrator was given and that nobody can look into: nothing of it is seen, and it is no work of the
/// engine. A member that gives a task, or nothing, works; one that gives a value may as well only compute.
/// </summary>
internal sealed class InjectedServices
{
    private readonly FlowScope _scope;

    public InjectedServices(FlowScope scope) => _scope = scope;

    /// <summary>Reports <paramref name="invocation"/> when it is such a call.</summary>
    /// <returns>Whether it is.</returns>
    public bool Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        return !TakesContext(invocation) && Inspect(invocation, invocation.Instance, invocation.TargetMethod, owner);
    }

    /// <summary>Reports <paramref name="group"/> when it makes a delegate of a method of such an interface.</summary>
    public void Inspect(IMethodReferenceOperation group, SummaryBuilder owner)
    {
        if (!group.Method.Parameters.Any(parameter => _scope.Durable.IsContext(parameter.Type)))
        {
            Inspect(group, group.Instance, group.Method, owner);
        }
    }

    /// <summary>Reports <paramref name="property"/> as possible when it is read from such an interface.</summary>
    public void Inspect(IPropertyReferenceOperation property, SummaryBuilder owner)
    {
        if (property.Property.GetMethod is { } getter && !(property.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, property))
            && ServiceOf(property.Instance, orPlatform: false) is { } service && Unseen(service, property.Property, getter) is { } conditions)
        {
            owner.Offend(Possible(property, property.Property, conditions));
        }
    }

    private bool Inspect(IOperation operation, IOperation? instance, IMethodSymbol method, SummaryBuilder owner)
    {
        var isTask = DurableOperations.IsTask(method.ReturnType);
        if (ServiceOf(instance, orPlatform: isTask) is not { } service || Unseen(service, method, method) is not { } conditions)
        {
            return false;
        }

        owner.Offend(isTask || method.ReturnsVoid
            ? new Offence(RuleIdentifiers.InjectedService, Capabilities.Activity, SymbolDisplay.Subject(method), "is work of an injected service", operation.Syntax.Span) { Conditions = conditions }
            : Possible(operation, method, conditions));
        return true;
    }

    private static Offence Possible(IOperation operation, ISymbol member, ImmutableArray<OffenceCondition> conditions) => new(
        RuleIdentifiers.InjectedService, Capabilities.Activity, SymbolDisplay.Subject(member), "may be work of an injected service", operation.Syntax.Span)
    {
        Conditions = conditions,
        IsPossible = true,
    };

    private INamedTypeSymbol? ServiceOf(IOperation? instance, bool orPlatform) =>
        instance?.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } service && (orPlatform || !IsPlatform(service.ContainingAssembly))
        && !_scope.Durable.IsContext(service) && !_scope.Durable.IsProxy(instance, _scope.Locals) && IsGiven(instance is IConditionalAccessInstanceOperation ? _scope.Locals.Origin(instance) ?? instance : instance)
            ? service
            : null;

    /// <summary>What must hold so that nobody can look into a member of <paramref name="service"/>; null when its code is at hand or something is known of it.</summary>
    private ImmutableArray<OffenceCondition>? Unseen(INamedTypeSymbol service, ISymbol member, IMethodSymbol accessor)
    {
        if (_scope.Source.Verdicts.Of(member).Kind is SymbolVerdictKind.Trusted or SymbolVerdictKind.Listed or SymbolVerdictKind.Banned)
        {
            return null;
        }

        if (service.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty)
        {
            return ImmutableArray<OffenceCondition>.Empty;
        }

        // What implements an interface of this compilation is walked; without it the service is as unknown as any other.
        return accessor.IsAbstract && _scope.Source.Index.TryGetBody(accessor.OriginalDefinition, out var slot)
            ? ImmutableArray.Create(OffenceCondition.Unimplemented(slot))
            : null;
    }

    /// <summary>A service that is handed the context does its work through it.</summary>
    private bool TakesContext(IInvocationOperation invocation) => invocation.Arguments.Any(argument => _scope.Durable.IsContext(argument.Value.Type)
        || (argument.Value is IConversionOperation { Operand.Type: { } type } && _scope.Durable.IsContext(type)));

    /// <summary>Whether an object was given to an orchestrator: it holds it in a member, takes it as a parameter of its constructor, or asks a container for it.</summary>
    private bool IsGiven(IOperation instance) => instance switch
    {
        _ when _scope.Locals.Origin(instance) is IInvocationOperation { TargetMethod: { Name: "GetRequiredService" or "GetRequiredKeyedService" or "GetService" or "GetKeyedService" } locator } =>
            locator.ContainingNamespace.ToDisplayString() is "Microsoft.Extensions.DependencyInjection" or "System",
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } } => _scope.Durable.HoldsOrchestrator(type),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { IsStatic: false } field } =>
            _scope.Durable.HoldsOrchestrator(field.ContainingType) && IsKeptFromConstructor(field, field.IsReadOnly),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { DeclaringSyntaxReferences.IsEmpty: false } property } =>
            _scope.Durable.HoldsOrchestrator(property.ContainingType) && IsKeptFromConstructor(property, property.SetMethod is null or { IsInitOnly: true }),
        _ => false,
    };

    /// <summary>Whether all that is ever put there are parameters of constructors; clients that the context makes are put there by the orchestrator itself.</summary>
    private static bool IsKeptFromConstructor(ISymbol member, bool isReadOnly)
    {
        var isGiven = isReadOnly;
        foreach (var value in KeptValues.Of(member, member.ContainingType))
        {
            var bare = KeptValues.Bare(value);
            if (bare is LiteralExpressionSyntax)
            {
                continue;
            }

            if (bare is not IdentifierNameSyntax name || !IsConstructorParameter(name.Identifier.ValueText, member.ContainingType))
            {
                return false;
            }

            isGiven = true;
        }

        return isGiven;
    }

    private static bool IsConstructorParameter(string name, INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name));

    private static bool IsPlatform(IAssemblySymbol? assembly) =>
        assembly is null || assembly.Name is "mscorlib" or "netstandard" || assembly.Name.StartsWith("System", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
