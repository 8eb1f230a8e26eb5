using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>Finds loops that nothing ends and that add to the history in each round, themselves or in the helpers that they call.</summary>
internal sealed class EndlessLoops
{
    private readonly FlowScope _scope;

    public EndlessLoops(FlowScope scope) => _scope = scope;

    /// <summary>Reports <paramref name="loop"/> when it is one.</summary>
    public void Inspect(ILoopOperation loop, SummaryBuilder owner)
    {
        if (IsEndless(loop))
        {
            Inspect(
                loop.Body.DescendantsAndSelf(),
                branch => branch.BranchKind == BranchKind.GoTo || SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
                loop.Syntax.SpanStart, loop.Syntax.GetFirstToken(), owner);
        }
    }

    /// <summary>Reports <paramref name="jump"/> when it goes back, always, over what adds to the history.</summary>
    public void Inspect(IBranchOperation jump, SummaryBuilder owner)
    {
        if (jump is { BranchKind: BranchKind.GoTo, Parent: IBlockOperation block }
            && block.Operations.FirstOrDefault(operation => operation is ILabeledOperation label && SymbolEqualityComparer.Default.Equals(label.Label, jump.Target)) is { } start)
        {
            var round = block.Operations.SkipWhile(operation => !ReferenceEquals(operation, start)).TakeWhile(operation => !ReferenceEquals(operation, jump));
            if (start.Syntax.SpanStart < jump.Syntax.SpanStart)
            {
                var inner = round.SelectMany(static operation => operation.DescendantsAndSelf()).ToList();
                Inspect(inner, branch => branch.BranchKind == BranchKind.GoTo || !inner.Any(operation => operation is ILoopOperation or ISwitchOperation), start.Syntax.SpanStart, jump.Syntax.GetFirstToken(), owner);
            }
        }
    }

    private void Inspect(IEnumerable<IOperation> round, System.Func<IBranchOperation, bool> leaves, int start, SyntaxToken keyword, SummaryBuilder owner)
    {
        var recordsHistory = false;
        var helpers = new List<BodyId>();
        foreach (var operation in round)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "ContinueAsNew" }:
                    return;
                case IReturnOperation { Kind: OperationKind.Return } or IThrowOperation when !IsInFunction(operation, start):
                case IBranchOperation branch when leaves(branch):
                    return;
                case IInvocationOperation invocation when _scope.Durable.IsDurableTask(invocation):
                    recordsHistory = true;
                    break;
                case IInvocationOperation invocation when _scope.BodyOf(invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod) is { } helper:
                    helpers.Add(helper);
                    break;
            }
        }

        // A helper that continues as new ends the loop in its own way.
        var unless = helpers.Select(static helper => OffenceCondition.Reaches(helper, BodyTraits.MayContinueAsNew).Negate()).ToImmutableArray();
        if (recordsHistory)
        {
            Offend(keyword, unless, owner);
            return;
        }

        foreach (var helper in helpers)
        {
            Offend(keyword, unless.Add(OffenceCondition.Reaches(helper, BodyTraits.RecordsHistory)), owner);
        }
    }

    /// <summary>Whether <paramref name="operation"/> stands in a function that begins behind <paramref name="start"/>: what leaves the function stays in the round.</summary>
    private static bool IsInFunction(IOperation operation, int start)
    {
        for (var parent = operation.Parent; parent is not null && parent.Syntax.SpanStart >= start; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static void Offend(SyntaxToken keyword, ImmutableArray<OffenceCondition> conditions, SummaryBuilder owner) =>
        owner.Offend(new Offence(RuleIdentifiers.EndlessLoop, Capabilities.None, keyword.Text, "never ends and adds to the history in each round", keyword.Span) { Conditions = conditions });

    private bool IsEndless(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } => IsAlwaysTrue(condition),
        IForLoopOperation { Condition: null } => true,
        IForLoopOperation { Condition: { } condition } => IsAlwaysTrue(condition),
        _ => false,
    };

    /// <summary>Whether <paramref name="condition"/> is true whenever it is asked: a constant, or a local that is given one and never anything else.</summary>
    private bool IsAlwaysTrue(IOperation condition) =>
        condition.ConstantValue is { HasValue: true, Value: true }
        || (condition is ILocalReferenceOperation { Local: var local } && _scope.Locals.SingleValue(local) is { ConstantValue: { HasValue: true, Value: true } });
}
