using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>
/// Finds durable operations that certainly follow <c>ContinueAsNew</c>. What stands under a condition of its own may be meant for the other
/// case and is left alone.
/// </summary>
internal sealed class OperationsAfterContinueAsNew
{
    private readonly FlowScope _scope;

    public OperationsAfterContinueAsNew(FlowScope scope) => _scope = scope;

    /// <summary>Reports what follows <paramref name="invocation"/>, which continues as new, or calls a helper that may.</summary>
    public void Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (_scope.Durable.ContinuesAsNew(invocation))
        {
            owner.Mark(IsOnEveryWay(invocation) ? BodyTraits.ContinuesAsNew | BodyTraits.MayContinueAsNew : BodyTraits.MayContinueAsNew);
            Report(invocation, ImmutableArray<OffenceCondition>.Empty, owner);
        }
        else if (_scope.Durable.MakesContinueAsNew(invocation))
        {
            owner.Mark(BodyTraits.MayContinueAsNew);
        }
        else if (IsRestart(invocation) && _scope.BodyOf(invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod) is { } helper)
        {
            Report(invocation, ImmutableArray.Create(OffenceCondition.Has(helper, BodyTraits.ContinuesAsNew)), owner);
        }
    }

    /// <summary>A call that stands for itself and may lead to the context.</summary>
    private bool IsRestart(IInvocationOperation invocation) =>
        invocation.Parent is IExpressionStatementOperation or IAwaitOperation { Parent: IExpressionStatementOperation }
        && invocation.Arguments.Any(argument => _scope.Durable.IsContext(argument.Value.Type));

    private void Report(IInvocationOperation invocation, ImmutableArray<OffenceCondition> conditions, SummaryBuilder owner)
    {
        foreach (var following in Following(invocation).SelectMany(Unconditional))
        {
            if (following is not IInvocationOperation call)
            {
                continue;
            }

            if (_scope.Durable.IsDurableTask(call))
            {
                Offend(call, conditions, owner);
                if (!conditions.IsEmpty)
                {
                    // What follows a helper is mostly innocent: the first durable operation after it says enough.
                    return;
                }
            }
            else if (DurableOperations.IsTask(call.Type) && _scope.BodyOf(call.TargetMethod.ReducedFrom ?? call.TargetMethod) is { } helper)
            {
                Offend(call, conditions.Add(OffenceCondition.Reaches(helper, BodyTraits.RecordsHistory)), owner);
            }
        }
    }

    private static void Offend(IInvocationOperation call, ImmutableArray<OffenceCondition> conditions, SummaryBuilder owner) => owner.Offend(new Offence(
        RuleIdentifiers.AfterContinueAsNew,
        Capabilities.None,
        SymbolDisplay.Subject(call.TargetMethod),
        "stands after 'ContinueAsNew'",
        call.Syntax.Span)
    {
        Conditions = conditions,
    });

    /// <summary>The statements that run after <paramref name="operation"/>, until one that leaves.</summary>
    private static IEnumerable<IOperation> Following(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IBlockOperation block:
                    foreach (var statement in block.Operations.SkipWhile(statement => !ReferenceEquals(statement, child)).Skip(1))
                    {
                        yield return statement;
                        if (Leaves(statement))
                        {
                            yield break;
                        }
                    }

                    break;
                case ITryOperation { Finally: { } last } tried when !ReferenceEquals(last, child):
                    yield return last;
                    break;
                case IReturnOperation or IThrowOperation or ICatchClauseOperation:
                    yield break;
                case ILoopOperation loop when IsEndless(loop):
                    // The next round begins.
                    yield return loop.Body;
                    yield break;
            }
        }
    }

    /// <summary>What certainly runs when <paramref name="statement"/> does.</summary>
    private static IEnumerable<IOperation> Unconditional(IOperation statement)
    {
        var pending = new Stack<IOperation>();
        pending.Push(statement);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            yield return current;
            var children = current switch
            {
                IAnonymousFunctionOperation or ILocalFunctionOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation => Enumerable.Empty<IOperation>(),
                IConditionalOperation conditional => new[] { conditional.Condition },
                ILoopOperation loop => loop is IForEachLoopOperation each ? new[] { each.Collection } : loop is IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } ? new[] { condition } : Enumerable.Empty<IOperation>(),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => new[] { binary.LeftOperand },
                IBlockOperation block => Reached(block),
                _ => current.ChildOperations,
            };
            foreach (var child in children)
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>The statements of a block up to the first that may leave it.</summary>
    private static IEnumerable<IOperation> Reached(IBlockOperation block)
    {
        foreach (var statement in block.Operations)
        {
            yield return statement;
            if (Leaves(statement) || statement.Descendants().Any(static inner => inner is IReturnOperation or IBranchOperation or IThrowOperation))
            {
                yield break;
            }
        }
    }

    private static bool Leaves(IOperation statement) =>
        statement is IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };

    private static bool IsEndless(ILoopOperation loop) => loop is IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } or IForLoopOperation { Condition: null };

    private static bool IsOnEveryWay(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IExpressionStatementOperation or IBlockOperation or IMethodBodyOperation or IReturnOperation:
                    continue;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return true;
                default:
                    return false;
            }
        }

        return true;
    }
}
