using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow;

/// <summary>Finds the code that runs only during a replay, or only outside of one.</summary>
internal sealed class ReplayGuards
{
    private readonly FlowScope _scope;

    public ReplayGuards(FlowScope scope) => _scope = scope;

    /// <summary>The branch around <paramref name="operation"/> that the replay flag decides upon, or null.</summary>
    public IOperation? Around(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalOperation conditional && !ReferenceEquals(conditional.Condition, child) && DependsOnFlag(conditional.Condition))
            {
                return child;
            }

            if (parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary
                && ReferenceEquals(binary.RightOperand, child) && DependsOnFlag(binary.LeftOperand))
            {
                return child;
            }

            if (parent is IBlockOperation block && IsAfterGuardedExit(block, child))
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>Whether a branch only writes output: it records nothing and leaves no value behind.</summary>
    public bool OnlyWrites(IOperation branch)
    {
        if (branch is IBlockOperation && branch.Parent is not IConditionalOperation)
        {
            return false;
        }

        foreach (var operation in branch.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation invocation when _scope.Durable.Records(invocation):
                case IReturnOperation { ReturnedValue: not null }:
                case IAssignmentOperation { Target: not (ILocalReferenceOperation or IDiscardOperation) }:
                case IIncrementOrDecrementOperation { Target: not ILocalReferenceOperation }:
                    return false;
                case IAssignmentOperation { Target: ILocalReferenceOperation local } when !IsDeclaredIn(local.Local, branch):
                    return false;
            }
        }

        return branch.Parent is IConditionalOperation { Type: null } or IConditionalOperation { Type.SpecialType: SpecialType.System_Void };
    }

    /// <summary>Whether <paramref name="condition"/> asks for the flag, itself or through a local.</summary>
    public bool DependsOnFlag(IOperation condition) => condition.DescendantsAndSelf().Any(operation =>
        _scope.Durable.IsReplayingFlag(operation)
        || (operation is ILocalReferenceOperation local && _scope.Locals.SingleValue(local.Local) is { } value && value.DescendantsAndSelf().Any(_scope.Durable.IsReplayingFlag)));

    private bool IsAfterGuardedExit(IBlockOperation block, IOperation child)
    {
        foreach (var statement in block.Operations)
        {
            if (ReferenceEquals(statement, child))
            {
                return false;
            }

            if (statement is IConditionalOperation { WhenFalse: null } conditional && Exits(conditional.WhenTrue) && DependsOnFlag(conditional.Condition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exits(IOperation branch) => branch switch
    {
        IReturnOperation or IBranchOperation => true,
        IBlockOperation { Operations: { IsEmpty: false } operations } => Exits(operations[operations.Length - 1]),
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        _ => false,
    };

    private static bool IsDeclaredIn(ILocalSymbol local, IOperation branch) =>
        local.DeclaringSyntaxReferences.Any(reference => branch.Syntax.Span.Contains(reference.Span));
}
