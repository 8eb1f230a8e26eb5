using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.State;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Tells where a logger comes from: the context makes loggers that are silent during a replay, all others write again.</summary>
internal sealed class LoggerOrigin
{
    private const string SafeFactoryMember = "ReplaySafeLoggerFactory";
    private const string SafeLoggerMember = "CreateReplaySafeLogger";
    private const string StaticContextLogger = "Logger";

    /// <summary>Methods that make or find a logger without the context.</summary>
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal) { "CreateLogger", "GetLogger", "GetRequiredService", "GetService", "ForContext" };

    private readonly FlowScope _scope;

    public LoggerOrigin(FlowScope scope) => _scope = scope;

    /// <summary>
    /// What must hold so that <paramref name="logger"/> provably comes from somewhere else than the context; null when nothing tells that it does.
    /// </summary>
    public ImmutableArray<OffenceCondition>? Unsafe(IOperation logger) =>
        IsUnsafe(logger) ? ImmutableArray<OffenceCondition>.Empty : _scope.Locals.Origin(logger) switch
        {
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { IsStatic: false } field } => GivenFromOutside(field),
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } property } => GivenFromOutside(property),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter } when !IsAssigned(parameter) =>
                MadeOutside(constructor.ContainingType),
            _ => null,
        };

    /// <summary>
    /// A helper keeps the logger that its constructor was given. Where no orchestrator makes the helper, a container did, and no logger of the context was
    /// there to be given.
    /// </summary>
    private ImmutableArray<OffenceCondition>? GivenFromOutside(ISymbol member)
    {
        var type = member.ContainingType;
        var values = KeptValues.Of(member, type).ToList();
        var constructors = Constructors(type);
        if (values.Count == 0 || values.Any(value => !IsConstructorParameter(value, constructors))
            || (member is IFieldSymbol { DeclaredAccessibility: not Accessibility.Private, IsReadOnly: false }) || member is IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } })
        {
            return null;
        }

        return MadeOutside(type);
    }

    private static List<IMethodSymbol> Constructors(INamedTypeSymbol type) => type.InstanceConstructors.Where(static constructor => !constructor.Parameters.IsEmpty).ToList();

    /// <summary>What must hold so that no orchestrator makes objects of <paramref name="type"/>; null when a type that is derived from it may be made.</summary>
    private ImmutableArray<OffenceCondition>? MadeOutside(INamedTypeSymbol type)
    {
        if (type.IsAbstract)
        {
            return null;
        }

        var conditions = ImmutableArray.CreateBuilder<OffenceCondition>();
        foreach (var constructor in Constructors(type))
        {
            if (_scope.ConstructorOf(constructor) is not { } body)
            {
                return null;
            }

            conditions.Add(OffenceCondition.NotReached(body));
        }

        return conditions.ToImmutable();
    }

    private static bool IsConstructorParameter(ExpressionSyntax value, IReadOnlyList<IMethodSymbol> constructors) =>
        KeptValues.Bare(value) is IdentifierNameSyntax name && constructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name.Identifier.ValueText));

    private bool IsUnsafe(IOperation logger)
    {
        switch (_scope.Locals.Origin(logger))
        {
            case IInvocationOperation { TargetMethod: { Name: "CreateLogger" or "GetLogger", DeclaringSyntaxReferences.IsEmpty: true } } creation:
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
        _scope.Durable.HoldsOrchestrator(type) && KeptValues.Of(member, type).All(value => IsGiven(value) && !IsOfStaticContext(value));

    /// <summary>Whether a value may be the logger of a context that is a static class, whatever name it goes by here.</summary>
    private bool IsOfStaticContext(ExpressionSyntax value) =>
        _scope.Durable.HasStaticContext && KeptValues.Bare(value) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: StaticContextLogger } or IdentifierNameSyntax { Identifier.ValueText: StaticContextLogger };

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
