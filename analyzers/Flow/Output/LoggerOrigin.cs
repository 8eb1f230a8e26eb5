using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Flow.State;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Tells where a logger comes from: the context makes loggers that are silent during a replay, all others write again.</summary>
internal sealed class LoggerOrigin
{
    private const string SafeFactoryMember = "ReplaySafeLoggerFactory";
    private const string SafeLoggerMember = "CreateReplaySafeLogger";

    /// <summary>Methods that make or find a logger without the context.</summary>
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal) { "CreateLogger", "GetLogger", "GetRequiredService", "GetService", "ForContext" };

    private readonly FlowScope _scope;

    public LoggerOrigin(FlowScope scope) => _scope = scope;

    /// <summary>Whether <paramref name="logger"/> provably comes from somewhere else than the context.</summary>
    public bool IsUnsafe(IOperation logger)
    {
        switch (_scope.Locals.Origin(logger))
        {
            case IInvocationOperation { TargetMethod.Name: "CreateLogger" or "GetLogger" } creation:
                return !MentionsSafeFactory(creation);
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }:
                return !IsAssigned(parameter) && (method.MethodKind == MethodKind.Constructor ? IsKeptUnsafe(parameter, method.ContainingType) : _scope.Durable.IsTriggered(method));
            case IFieldReferenceOperation { Field: { } field }:
                return IsKeptUnsafe(field, field.ContainingType);
            case IPropertyReferenceOperation { Property: { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } property }:
                return IsKeptUnsafe(property, property.ContainingType);
            default:
                return false;
        }
    }

    /// <summary>Whether a parameter may hold another logger than it was given: <c>log = context.CreateReplaySafeLogger(log)</c> is the common form.</summary>
    private bool IsAssigned(IParameterSymbol parameter) => _scope.Operations.Any(operation =>
        operation is IAssignmentOperation { Target: IParameterReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Parameter, parameter));

    /// <summary>Whether a logger that an orchestrator keeps was given to it: the context makes none that is put there.</summary>
    private bool IsKeptUnsafe(ISymbol member, INamedTypeSymbol type) =>
        _scope.Durable.HoldsOrchestrator(type) && KeptValues.Of(member, type).All(IsGiven);

    /// <summary>A value whose origin can be told without the context: a name, or a logger that a factory makes.</summary>
    private static bool IsGiven(ExpressionSyntax value)
    {
        var text = value.ToString();
        return text.IndexOf(SafeLoggerMember, StringComparison.Ordinal) < 0 && text.IndexOf(SafeFactoryMember, StringComparison.Ordinal) < 0
            && KeptValues.Bare(value) switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => Makers.Contains(name),
                InvocationExpressionSyntax => false,
                _ => true,
            };
    }

    private bool MentionsSafeFactory(IInvocationOperation creation)
    {
        var factory = creation.Instance ?? creation.Arguments.FirstOrDefault()?.Value;
        return factory is not null && factory.DescendantsAndSelf().Any(operation => operation switch
        {
            IPropertyReferenceOperation { Property.Name: SafeFactoryMember } => true,
            ILocalReferenceOperation local => _scope.Locals.SingleValue(local.Local) is not { } value
                || value.DescendantsAndSelf().Any(static inner => inner is IPropertyReferenceOperation { Property.Name: SafeFactoryMember }),
            IParameterReferenceOperation or IFieldReferenceOperation => false,
            _ => false,
        });
    }
}
