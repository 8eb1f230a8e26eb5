using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>Finds contexts that outlive their turn: kept in a static, or captured by a callback that something outside of the orchestration calls.</summary>
internal sealed class ContextEscapes
{
    private readonly FlowScope _scope;

    public ContextEscapes(FlowScope scope) => _scope = scope;

    /// <summary>Whether <paramref name="value"/> is a context, or a delegate that captures one.</summary>
    public static bool IsContextValue(IOperation value, FlowScope scope)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value.ChildOperations.First();
        }

        return scope.Durable.IsContext(value.Type) || (value is IDelegateCreationOperation creation && Captures(creation, scope));
    }

    /// <summary>An assignment to a static, or to an element of one.</summary>
    public void Inspect(IAssignmentOperation assignment, SummaryBuilder owner)
    {
        if (IsStatic(assignment.Target) && IsContextValue(assignment.Value, _scope))
        {
            Offend(assignment.Value, "is kept in static state", owner);
        }
    }

    /// <summary>A handler of an event that another object raises.</summary>
    public void Inspect(IEventAssignmentOperation assignment, SummaryBuilder owner)
    {
        if (assignment is { Adds: true, EventReference: IEventReferenceOperation raised }
            && (raised.Instance is null || _scope.Locals.Origin(raised.Instance) is not IObjectCreationOperation)
            && Unwrap(assignment.HandlerValue) is IDelegateCreationOperation creation && Captures(creation, _scope))
        {
            Offend(assignment.HandlerValue, "is captured by an event handler", owner);
        }
    }

    /// <summary>A static collection that takes the context, or a token that calls back.</summary>
    public void Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (IsStatic(invocation.Instance) && TreeChanges.IsChanging(invocation.TargetMethod.Name))
        {
            foreach (var argument in invocation.Arguments.Where(argument => IsContextValue(argument.Value, _scope)))
            {
                Offend(argument.Value, "is kept in static state", owner);
            }
        }
        else if (invocation.TargetMethod is { Name: "Register" or "UnsafeRegister", ContainingType.Name: "CancellationToken" } && !IsOwnToken(invocation.Instance)
            && invocation.Arguments.Select(static argument => Unwrap(argument.Value)).OfType<IDelegateCreationOperation>().FirstOrDefault(creation => Captures(creation, _scope)) is { } callback)
        {
            Offend(callback, "is captured by the callback of a token that others cancel", owner);
        }
    }

    private static void Offend(IOperation value, string phrase, SummaryBuilder owner)
    {
        var subject = Unwrap(value) switch
        {
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IFieldReferenceOperation field => field.Field.Name,
            IDelegateCreationOperation => "context",
            var other => other.Type?.Name ?? "context",
        };
        owner.Offend(new Offence(RuleIdentifiers.ContextEscapes, Capabilities.None, subject, phrase, value.Syntax.Span));
    }

    private static bool Captures(IDelegateCreationOperation creation, FlowScope scope) => creation.Target switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body.Descendants().Any(operation =>
            (operation is IParameterReferenceOperation { Parameter: { } parameter } && scope.Durable.IsContext(parameter.Type) && !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, lambda.Symbol))
            || (operation is ILocalReferenceOperation { Local: { } local } && scope.Durable.IsContext(local.Type) && !lambda.Syntax.Span.Contains(local.Locations[0].SourceSpan))
            || (operation is IFieldReferenceOperation { Field: { IsStatic: false, Type: var type } } && scope.Durable.IsContext(type))),
        IMethodReferenceOperation { Instance: { } instance } => scope.Durable.IsContext(instance.Type),
        _ => false,
    };

    private bool IsOwnToken(IOperation? token) =>
        _scope.Locals.Origin(token) is IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } && _scope.Locals.Origin(source) is IObjectCreationOperation;

    private static bool IsStatic(IOperation? target) => target switch
    {
        IFieldReferenceOperation { Field.IsStatic: true } => true,
        IPropertyReferenceOperation { Property: { IsStatic: true } } => true,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => IsStatic(instance),
        IArrayElementReferenceOperation element => IsStatic(element.ArrayReference),
        IConversionOperation conversion => IsStatic(conversion.Operand),
        _ => false,
    };

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation;
    }
}
