using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Follows a value through expressions and locals to where it ends.</summary>
internal static class ValueFlow
{
    private const int LocalsFollowed = 4;

    /// <summary>Types whose methods make a value out of values and do nothing else.</summary>
    private static readonly HashSet<string> PureTypes = new(StringComparer.Ordinal)
    {
        "DateTime", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Guid", "Uri", "Convert", "Math",
    };

    /// <summary>
    /// Whether the value of <paramref name="operation"/> goes into arguments for which <paramref name="isSink"/> holds and nowhere else,
    /// directly, as a part of another value, or by way of locals that nothing else reads.
    /// </summary>
    public static bool OnlyReaches(IOperation operation, FlowScope scope, Func<IArgumentOperation, bool> isSink) => OnlyReaches(operation, scope, isSink, LocalsFollowed);

    private static bool OnlyReaches(IOperation operation, FlowScope scope, Func<IArgumentOperation, bool> isSink, int locals)
    {
        if (operation is IInvocationOperation { TargetMethod.ReturnsVoid: true, Instance: ILocalReferenceOperation stopwatch } && IsControlOfStopwatch(stopwatch))
        {
            return locals > 0 && LocalOnlyReaches(stopwatch.Local, scope, isSink, locals - 1);
        }

        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IArgumentOperation argument when isSink(argument):
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call } when IsPure(call.TargetMethod):
                    parent = call;
                    continue;
                case IArgumentOperation { Parent: IObjectCreationOperation creation }:
                    parent = creation;
                    continue;
                case IInvocationOperation call when ReferenceEquals(call.Instance, child) && IsPure(call.TargetMethod):
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return locals > 0 && scope.Locals.SingleValue(local) is not null && LocalOnlyReaches(local, scope, isSink, locals - 1);
                case var _ when Carries(parent, child) && !DecidesOnAwait(parent, child):
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether <paramref name="parent"/> yields the value of <paramref name="child"/>, or one that is made of it.</summary>
    private static bool Carries(IOperation parent, IOperation child) => parent switch
    {
        IConversionOperation or IParenthesizedOperation or IBinaryOperation or IUnaryOperation or IPropertyReferenceOperation or ICoalesceOperation => true,
        IInterpolationOperation or IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation => true,
        IInterpolatedStringAppendOperation or IInterpolatedStringAdditionOperation => true,
        IArrayInitializerOperation or IArrayCreationOperation or ITupleOperation => true,
        IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IAnonymousObjectCreationOperation => true,
        ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation } assignment => ReferenceEquals(assignment.Value, child),
        IConditionalOperation conditional => conditional.Type is not null && (!ReferenceEquals(conditional.Condition, child) || IsChoiceOfValues(conditional)),
        IConditionalAccessOperation => true,
        _ => false,
    };

    /// <summary>Whether nothing is done on the way to either value: the choice between them is itself no more than a value.</summary>
    private static bool IsChoiceOfValues(IConditionalOperation conditional) =>
        !conditional.WhenTrue.DescendantsAndSelf().Concat(conditional.WhenFalse?.DescendantsAndSelf() ?? Enumerable.Empty<IOperation>())
            .Any(static operation => operation is IAwaitOperation || (operation is IInvocationOperation call && !IsPure(call.TargetMethod)));

    /// <summary>Whether the value decides whether the rest of <paramref name="parent"/> is evaluated, and something is awaited there.</summary>
    private static bool DecidesOnAwait(IOperation parent, IOperation child)
    {
        var rest = parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } choice when ReferenceEquals(choice.LeftOperand, child) => choice.RightOperand,
            ICoalesceOperation coalesce when ReferenceEquals(coalesce.Value, child) => coalesce.WhenNull,
            IConditionalAccessOperation access when ReferenceEquals(access.Operation, child) => access.WhenNotNull,
            _ => null,
        };
        return rest is not null && rest.DescendantsAndSelf().Any(static operation => operation is IAwaitOperation);
    }

    private static bool LocalOnlyReaches(ILocalSymbol local, FlowScope scope, Func<IArgumentOperation, bool> isSink, int locals)
    {
        var reaches = false;
        foreach (var operation in scope.Operations)
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local) || IsControlOfStopwatch(reference))
            {
                continue;
            }

            if (!OnlyReaches(reference, scope, isSink, locals))
            {
                return false;
            }

            reaches = true;
        }

        return reaches;
    }

    /// <summary>To start or stop a stopwatch uses no value of it.</summary>
    private static bool IsControlOfStopwatch(ILocalReferenceOperation reference) =>
        reference.Parent is IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType: { Name: "Stopwatch" } type } } && IsIn(type, "System.Diagnostics");

    /// <summary>Whether <paramref name="method"/> makes a further value and does nothing else: formatting, parsing, arithmetic.</summary>
    private static bool IsPure(IMethodSymbol method) =>
        (method.Name == "ToString" && method.ReturnType.SpecialType == SpecialType.System_String)
        || (method.ContainingType is { } type && (type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String || (PureTypes.Contains(type.Name) && IsIn(type, "System"))
            || (type.Name is "ActivityTraceId" or "ActivitySpanId" && method.Name == "ToHexString" && IsIn(type, "System.Diagnostics"))));

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
