using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow;

/// <summary>
/// Finds calls on services that the orchestrator was given: what such a call does is not seen, and it is no work of the engine. A call
/// whose implementations are in source is followed into them instead.
/// </summary>
internal sealed class InjectedServices
{
    private readonly FlowScope _scope;

    public InjectedServices(FlowScope scope) => _scope = scope;

    /// <summary>Whether <paramref name="invocation"/> asks a service for work.</summary>
    public bool IsWork(IInvocationOperation invocation)
    {
        if (invocation.Instance?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } service
            || !(DurableOperations.IsTask(invocation.Type) || (invocation.TargetMethod.ReturnsVoid && !IsPlatform(service.ContainingAssembly)))
            || _scope.Durable.IsContext(service) || _scope.Durable.IsProxy(invocation.Instance, _scope.Locals) || TakesContext(invocation))
        {
            return false;
        }

        return IsGiven(invocation.Instance) && (service.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty || !_scope.Source.Implemented.Contains(service));
    }

    /// <summary>A service that is handed the context does its work through it.</summary>
    private bool TakesContext(IInvocationOperation invocation) => invocation.Arguments.Any(argument => _scope.Durable.IsContext(argument.Value.Type)
        || (argument.Value is IConversionOperation { Operand.Type: { } type } && _scope.Durable.IsContext(type)));

    private bool IsGiven(IOperation instance) => instance switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } } => IsOrchestrating(type),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { IsStatic: false } field } => IsOrchestrating(field.ContainingType) && IsKeptFromConstructor(field, field.IsReadOnly),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { DeclaringSyntaxReferences.IsEmpty: false } property } =>
            IsOrchestrating(property.ContainingType) && IsKeptFromConstructor(property, property.SetMethod is null or { IsInitOnly: true }),
        _ => false,
    };

    private bool IsOrchestrating(INamedTypeSymbol type) => _scope.Durable.IsOrchestrator(type) || _scope.Durable.HasTriggered(type);

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
