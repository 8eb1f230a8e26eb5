using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Order;

/// <summary>
/// Follows the order in which an unordered collection enumerates to what it decides: durable operations in a loop or projection over it,
/// the input of one, a branch, the result. Sorting and everything that does not ask for an order end the way.
/// </summary>
internal sealed class CollectionOrder
{
    private const int StepsFollowed = 24;

    private readonly FlowScope _scope;
    private readonly HashSet<ILocalSymbol> _followed = new(SymbolEqualityComparer.Default);
    private int _steps;

    public CollectionOrder(FlowScope scope) => _scope = scope;

    /// <summary>Reports <paramref name="collection"/> when it is unordered and its order reaches something that is recorded or decided.</summary>
    public void Inspect(IOperation collection, SummaryBuilder owner)
    {
        if (!UnorderedCollections.IsUnordered(collection.Type) || IsTarget(collection) || UnorderedCollections.HasOwnComparer(_scope.Locals.Origin(collection)))
        {
            return;
        }

        _followed.Clear();
        _steps = 0;
        if (ReachesFrom(collection, isSequence: true))
        {
            owner.Offend(new Offence(
                RuleIdentifiers.UnorderedCollection,
                Capabilities.None,
                collection.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                "enumerates in an order that is another one in each process",
                collection.Syntax.Span));
        }
    }

    /// <summary>A collection is looked at where it is used, not where it is made and kept.</summary>
    private static bool IsTarget(IOperation collection) =>
        collection.Parent is IAssignmentOperation assignment && ReferenceEquals(assignment.Target, collection);

    private bool ReachesFrom(IOperation value, bool isSequence)
    {
        while (_steps++ < StepsFollowed)
        {
            var parent = value.Parent;
            while (parent is IConversionOperation or IParenthesizedOperation)
            {
                value = parent;
                parent = value.Parent;
            }

            switch (parent)
            {
                case IForEachLoopOperation loop when ReferenceEquals(loop.Collection, value):
                    return isSequence && DecidesIn(loop);
                case IPropertyReferenceOperation { Property.Name: "Keys" or "Values" } property when isSequence && ReferenceEquals(property.Instance, value):
                    value = property;
                    continue;
                case IPropertyReferenceOperation property when !isSequence && ReferenceEquals(property.Instance, value) && property.Property.Name is not ("Count" or "Length"):
                    value = property;
                    continue;
                case IInvocationOperation call when ReferenceEquals(call.Instance, value):
                    if (isSequence && call.Arguments.Any(other => Unwrap(other.Value) is IDelegateCreationOperation each && Records(each)))
                    {
                        return true;
                    }

                    if (Step(call, isSequence) is not { } after)
                    {
                        return false;
                    }

                    (value, isSequence) = (call, after);
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (IsDecided(call, value, isSequence) || (isSequence && call.Arguments.Any(other => Unwrap(other.Value) is IDelegateCreationOperation each && Records(each))))
                    {
                        return true;
                    }

                    if (Step(call, isSequence) is not { } next)
                    {
                        return false;
                    }

                    (value, isSequence) = (call, next);
                    continue;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } creation } when IsOrdered(made) || !made.DeclaringSyntaxReferences.IsEmpty:
                    value = creation;
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return ReachesFrom(local, isSequence);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when ReferenceEquals(assignment.Value, value):
                    return ReachesFrom(local, isSequence);
                case IReturnOperation returned:
                    return IsResult(returned) && !UnorderedCollections.IsWrittenAsObject(Unwrap(value).Type);
                case IInterpolationOperation or IInterpolatedStringOperation or ICoalesceOperation or IAwaitOperation or ITupleOperation or IAnonymousObjectCreationOperation or IMemberInitializerOperation
                    or IObjectOrCollectionInitializerOperation or IArrayInitializerOperation or IArrayCreationOperation or IDeclarationExpressionOperation when !isSequence || parent is ICoalesceOperation:
                    value = parent;
                    continue;
                case IBinaryOperation when !isSequence:
                    value = parent;
                    continue;
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } }:
                    value = creation;
                    continue;
                case ISimpleAssignmentOperation { Parent: IAnonymousObjectCreationOperation creation }:
                    value = creation;
                    continue;
                case IConditionalOperation conditional when ReferenceEquals(conditional.Condition, value):
                case IWhileLoopOperation:
                case ISwitchOperation:
                    return !isSequence && DecidesUnder(parent);
                case { Parent: { } list } spread when CollectionExpressions.IsSpread(spread):
                    value = list;
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private bool ReachesFrom(ILocalSymbol local, bool isSequence)
    {
        if (!_followed.Add(local))
        {
            return false;
        }

        var uses = _scope.Operations.OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        if (uses.Any(static use => use.Parent is IInvocationOperation { TargetMethod.Name: var name } && OrderSteps.Ordering.Contains(name))
            || uses.Any(static use => use.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Sort" } }))
        {
            return false;
        }

        // An unordered collection that is kept in a local is judged at each of its uses.
        return !UnorderedCollections.IsUnordered(local.Type) && uses.Any(use => !IsTarget(use) && ReachesFrom(use, isSequence));
    }

    /// <summary>What is left after <paramref name="call"/>: a sequence, a value that the order picked, or nothing.</summary>
    private static bool? Step(IInvocationOperation call, bool isSequence)
    {
        var name = call.TargetMethod.Name;
        if (!isSequence)
        {
            return name is "ToString" or "GetAwaiter" or "GetValueOrDefault" or "Trim" or "Replace" or "Concat" or "Format" or "Join" ? false : null;
        }

        if (OrderSteps.Picking.Contains(name))
        {
            // With a predicate, and after a grouping by key, it is the predicate that picks.
            return call.Arguments.Any(static argument => argument.Value is IDelegateCreationOperation) ? null : false;
        }

        if (name == "Aggregate")
        {
            return call.Type?.SpecialType == SpecialType.System_String ? false : null;
        }

        if (OrderSteps.Writing.Contains(name) && !UnorderedCollections.IsUnordered(call.Type))
        {
            if (name.StartsWith("Serialize", System.StringComparison.Ordinal))
            {
                return call.Arguments.Any(static argument => UnorderedCollections.IsWrittenAsObject(Unwrap(argument.Value).Type)) ? null : false;
            }

            if (call.Type?.SpecialType == SpecialType.System_String)
            {
                return false;
            }
        }

        return OrderSteps.Keeping.Contains(name) ? true : null;
    }

    /// <summary>Whether <paramref name="call"/> puts the order, or what it picked, into the history.</summary>
    private bool IsDecided(IInvocationOperation call, IOperation value, bool isSequence) =>
        _scope.Durable.Records(call) && (!isSequence || !UnorderedCollections.IsWrittenAsObject(Unwrap(value).Type));

    private bool DecidesIn(IForEachLoopOperation loop)
    {
        foreach (var operation in loop.Body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call when IsRecorded(call):
                    return true;
                case IInvocationOperation { Instance: { } instance } call when OrderSteps.Appending.Contains(call.TargetMethod.Name) && call.Arguments.Length > 0
                    && IsOrdered(instance.Type) && Kept(instance) is { } collected && !loop.Syntax.Span.Contains(collected.Locations[0].SourceSpan):
                    if (ReachesFrom(collected, isSequence: instance.Type?.Name is not ("StringBuilder" or "StringWriter")))
                    {
                        return true;
                    }

                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_String } text } } when ReachesFrom(text, isSequence: false):
                    return true;
            }
        }

        return false;
    }

    private bool DecidesUnder(IOperation branch) => branch.Descendants().Any(operation => operation is IInvocationOperation call && IsRecorded(call));

    private bool Records(IDelegateCreationOperation projection) =>
        projection.Target is IAnonymousFunctionOperation lambda && lambda.Body.Descendants().Any(operation => operation is IInvocationOperation call && IsRecorded(call));

    /// <summary>A durable operation, or a helper in source that is given the context and a task comes back from.</summary>
    private bool IsRecorded(IInvocationOperation call) =>
        _scope.Durable.Records(call)
        || (DurableOperations.IsTask(call.Type) && !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            && (call.Arguments.Any(argument => _scope.Durable.IsContext(argument.Value.Type)) || _scope.Durable.HasStaticContext));

    private ILocalSymbol? Kept(IOperation instance)
    {
        while (instance is IConversionOperation conversion)
        {
            instance = conversion.Operand;
        }

        return (instance as ILocalReferenceOperation)?.Local;
    }

    private bool IsResult(IReturnOperation returned)
    {
        for (var current = returned.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return _scope.Model.GetEnclosingSymbol(returned.Syntax.SpanStart) is IMethodSymbol method && _scope.Durable.IsEntryMethod(method);
    }

    private static bool IsOrdered(ITypeSymbol? type) => type?.Name is "List" or "Queue" or "Stack" or "LinkedList" or "StringBuilder" or "StringWriter" or "JsonArray" or "Collection" or "ObservableCollection"
        or "ConcurrentQueue" or "ConcurrentStack" or "IList" or "ICollection" or "ArrayList" or "Builder";

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
