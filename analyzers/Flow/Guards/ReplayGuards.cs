using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow.Guards;

/// <summary>Finds the code that runs only during a replay, or only outside of one.</summary>
internal sealed class ReplayGuards
{
    private readonly FlowScope _scope;
    private readonly ReplayFlags _flags;
    private readonly Dictionary<IOperation, (bool IsFlag, IReadOnlyList<BodyId> Helpers)> _conditions = new();
    private bool? _hasFlag;
    private bool? _mayGuard;

    public ReplayGuards(FlowScope scope)
    {
        _scope = scope;
        _flags = new ReplayFlags(scope);
    }

    /// <summary>Whether the declaration asks for the flag, or asks a helper that can; where it does not, nothing needs to be searched.</summary>
    public bool MayGuard => _mayGuard ??= HasFlag || _scope.Operations.Any(operation =>
        operation is (IInvocationOperation or IPropertyReferenceOperation) and { Type.SpecialType: SpecialType.System_Boolean } && _flags.Helpers(operation).Any());

    /// <summary>Whether <paramref name="value"/> depends on the replay flag.</summary>
    public bool DependsOnFlag(IOperation value) => HasFlag && _flags.Contains(value);

    /// <summary>The helpers that may answer the flag and that <paramref name="value"/> asks.</summary>
    public IEnumerable<BodyId> HelpersIn(IOperation value) => MayGuard ? _flags.Helpers(value) : Enumerable.Empty<BodyId>();

    /// <summary>The innermost guard around <paramref name="operation"/> that asks for the flag on the spot, or null.</summary>
    public ReplayGuard? Around(IOperation operation) => HasFlag ? All(operation, onSpotOnly: true).FirstOrDefault() : null;

    /// <summary>The guards around <paramref name="operation"/>, from the inside out: those on the spot, and those by a helper.</summary>
    public IEnumerable<ReplayGuard> All(IOperation operation) => MayGuard ? All(operation, onSpotOnly: false) : Enumerable.Empty<ReplayGuard>();

    /// <summary>
    /// Whether code under a guard on the spot may leave before <paramref name="operation"/> is reached, or before a loop around it comes round again:
    /// the guard is not around the operation, and decides about it all the same.
    /// </summary>
    public bool MayBeSkipped(IOperation operation)
    {
        if (!HasFlag)
        {
            return false;
        }

        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            var exits = parent switch
            {
                IBlockOperation block => block.Operations.TakeWhile(statement => !ReferenceEquals(statement, child)).SelectMany(ReplayExits.Of),
                ILoopOperation loop => ReplayExits.OfLoop(loop),
                _ => Enumerable.Empty<IOperation>(),
            };
            if (exits.Any(exit => Around(exit) is not null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the guarded code only writes output: it records nothing and leaves no value behind.</summary>
    public bool OnlyWrites(ReplayGuard guard)
    {
        foreach (var operation in guard.Guarded.SelectMany(static guarded => guarded.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IInvocationOperation invocation when _scope.Durable.Records(invocation):
                case IReturnOperation { ReturnedValue: not null } returned when !IsInLambda(returned, guard):
                case IAssignmentOperation { Target: not (ILocalReferenceOperation or IDiscardOperation), Parent: not (IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation) }:
                case IIncrementOrDecrementOperation { Target: not ILocalReferenceOperation }:
                    return false;
                case IAssignmentOperation { Target: ILocalReferenceOperation local } when !IsDeclaredIn(local.Local, guard):
                    return false;
            }
        }

        return guard.IsStatement;
    }

    private IEnumerable<ReplayGuard> All(IOperation operation, bool onSpotOnly)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IBlockOperation block)
            {
                foreach (var guard in AfterExits(block, child, onSpotOnly))
                {
                    yield return guard;
                }
            }
            else if (ConditionOf(parent, child) is { } condition)
            {
                var isStatement = parent is IConditionalOperation { Type: null or { SpecialType: SpecialType.System_Void } } or ILoopOperation or ICatchClauseOperation or ISwitchOperation or ISwitchCaseOperation;
                foreach (var guard in Guards(condition, new[] { child }, isStatement, onSpotOnly))
                {
                    yield return guard;
                }
            }
        }
    }

    /// <summary>The condition under which <paramref name="child"/> runs inside <paramref name="parent"/>, or null.</summary>
    private static IOperation? ConditionOf(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional when !ReferenceEquals(conditional.Condition, child) => conditional.Condition,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary when ReferenceEquals(binary.RightOperand, child) => binary.LeftOperand,
        IWhileLoopOperation loop when !ReferenceEquals(loop.Condition, child) => loop.Condition,
        IForLoopOperation loop when ReferenceEquals(loop.Body, child) => loop.Condition,
        ISwitchOperation choice when !ReferenceEquals(choice.Value, child) => choice.Value,
        ISwitchCaseOperation section when section.Body.Contains(child) => section.Clauses.OfType<IPatternCaseClauseOperation>().FirstOrDefault()?.Guard,
        ISwitchExpressionOperation choice when !ReferenceEquals(choice.Value, child) => choice.Value,
        ISwitchExpressionArmOperation arm when ReferenceEquals(arm.Value, child) => arm.Guard,
        ICatchClauseOperation handler when !ReferenceEquals(handler.Filter, child) => handler.Filter,
        _ => null,
    };

    private IEnumerable<ReplayGuard> AfterExits(IBlockOperation block, IOperation child, bool onSpotOnly)
    {
        for (var i = 0; i < block.Operations.Length && !ReferenceEquals(block.Operations[i], child); i++)
        {
            if (block.Operations[i] is not IConditionalOperation conditional || Exits(conditional.WhenTrue) == Exits(conditional.WhenFalse))
            {
                continue;
            }

            foreach (var guard in Guards(conditional.Condition, block.Operations.Skip(i + 1).ToList(), isStatement: true, onSpotOnly))
            {
                yield return guard;
            }
        }
    }

    private IEnumerable<ReplayGuard> Guards(IOperation condition, IReadOnlyList<IOperation> guarded, bool isStatement, bool onSpotOnly)
    {
        var (isFlag, helpers) = Judge(condition);
        if (isFlag)
        {
            yield return new ReplayGuard(guarded, isStatement, predicate: null);
        }
        else if (!onSpotOnly)
        {
            foreach (var helper in helpers)
            {
                yield return new ReplayGuard(guarded, isStatement, helper);
            }
        }
    }

    private (bool IsFlag, IReadOnlyList<BodyId> Helpers) Judge(IOperation condition)
    {
        if (!_conditions.TryGetValue(condition, out var known))
        {
            known = HasFlag && _flags.Contains(condition) ? (true, System.Array.Empty<BodyId>()) : (false, _flags.Helpers(condition).ToList());
            _conditions.Add(condition, known);
        }

        return known;
    }

    /// <summary>Whether the flag is asked for anywhere in the declaration; without it nothing needs to be searched.</summary>
    private bool HasFlag => _hasFlag ??= _scope.Operations.Any(_scope.Durable.IsReplayingFlag);

    private static bool Exits(IOperation? branch) => branch switch
    {
        IReturnOperation or IBranchOperation => true,
        IBlockOperation { Operations: { IsEmpty: false } operations } => Exits(operations[operations.Length - 1]),
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        _ => false,
    };

    private static bool IsInLambda(IOperation operation, ReplayGuard guard)
    {
        for (var current = operation.Parent; current is not null && !guard.Guarded.Contains(current); current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDeclaredIn(ILocalSymbol local, ReplayGuard guard) =>
        local.DeclaringSyntaxReferences.Any(reference => guard.Guarded.Any(guarded => guarded.Syntax.Span.Contains(reference.Span)));
}
