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
        if (!IsEndless(loop))
        {
            return;
        }

        var recordsHistory = false;
        var helpers = new List<BodyId>();
        foreach (var operation in loop.Body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "ContinueAsNew" }:
                case IReturnOperation { Kind: OperationKind.Return }:
                case IThrowOperation:
                case IBranchOperation { BranchKind: BranchKind.Break } branch when Leaves(branch, loop):
                case IBranchOperation { BranchKind: BranchKind.GoTo }:
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
            Offend(loop, unless, owner);
            return;
        }

        foreach (var helper in helpers)
        {
            Offend(loop, unless.Add(OffenceCondition.Reaches(helper, BodyTraits.RecordsHistory)), owner);
        }
    }

    private static void Offend(ILoopOperation loop, ImmutableArray<OffenceCondition> conditions, SummaryBuilder owner)
    {
        var keyword = loop.Syntax.GetFirstToken();
        owner.Offend(new Offence(RuleIdentifiers.EndlessLoop, Capabilities.None, keyword.Text, "never ends and adds to the history in each round", keyword.Span) { Conditions = conditions });
    }

    private static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } => true,
        IForLoopOperation { Condition: null } => true,
        IForLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } => true,
        _ => false,
    };

    private static bool Leaves(IBranchOperation branch, ILoopOperation loop) => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel);
}
