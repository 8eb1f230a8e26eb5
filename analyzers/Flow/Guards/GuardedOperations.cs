using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Guards;

/// <summary>Finds durable operations that happen or not as the replay flag says: on the spot, in a helper, or in a delegate that a helper guards.</summary>
internal sealed class GuardedOperations
{
    /// <summary>Parameters whose value the engine does not compare with the history.</summary>
    private static readonly HashSet<string> PayloadParameters = new(System.StringComparer.Ordinal)
    {
        "input", "inputs", "arg", "args", "parameters", "payload", "newInput", "eventData", "operationInput", "state", "data",
    };

    private readonly FlowScope _scope;
    private readonly ReplayGuards _guards;

    public GuardedOperations(FlowScope scope, ReplayGuards guards)
    {
        _scope = scope;
        _guards = guards;
    }

    /// <summary>Reports a durable operation under a guard.</summary>
    public void InspectDurable(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var guards = _guards.All(invocation).ToList();
        if (guards.Any(static guard => guard.Predicate is null) || IsNamedByFlag(invocation))
        {
            Offend(invocation, ImmutableArray<OffenceCondition>.Empty, owner);
            return;
        }

        if (_guards.MayBeSkipped(invocation))
        {
            Offend(invocation, ImmutableArray<OffenceCondition>.Empty, owner, Capabilities.None);
            return;
        }

        foreach (var guard in guards)
        {
            Offend(invocation, guard.Conditions, owner);
        }

        if (LambdaTaker(invocation) is { } taker)
        {
            Offend(invocation, ImmutableArray.Create(OffenceCondition.Has(taker, BodyTraits.GuardsDelegate)), owner);
        }
    }

    /// <summary>Reports a call under a guard to something that may hold a durable operation, and takes note of guarded delegates.</summary>
    public void InspectCall(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (!_guards.MayGuard)
        {
            return;
        }

        if (Target(invocation) is { } target)
        {
            foreach (var guard in _guards.All(invocation))
            {
                Offend(invocation, guard.Conditions.Add(OffenceCondition.Reaches(target, BodyTraits.RecordsHistory)), owner);
            }

            if (_guards.Around(invocation) is null && _guards.MayBeSkipped(invocation))
            {
                Offend(invocation, ImmutableArray.Create(OffenceCondition.Reaches(target, BodyTraits.RecordsHistory)), owner, Capabilities.None);
            }
        }
        else if (invocation is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } callee } && _scope.Locals.Origin(callee) is IParameterReferenceOperation && _guards.Around(invocation) is not null)
        {
            owner.Mark(BodyTraits.GuardsDelegate);
        }
    }

    /// <summary>Takes note of a body whose result tells the flag.</summary>
    public void InspectReturn(IReturnOperation returned, SummaryBuilder owner)
    {
        if (returned.ReturnedValue is not { Type.SpecialType: SpecialType.System_Boolean } value)
        {
            return;
        }

        if (_guards.DependsOnFlag(value) || _guards.Around(returned) is not null)
        {
            owner.Mark(BodyTraits.AnswersReplayFlag);
        }

        foreach (var helper in _guards.HelpersIn(value))
        {
            owner.HandOnResultOf(helper);
        }
    }

    private static void Offend(
        IInvocationOperation invocation,
        ImmutableArray<OffenceCondition> conditions,
        SummaryBuilder owner,
        string capability = "RemoveGuard")
    {
        var subject = invocation.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? invocation.Syntax.ToString() : SymbolDisplay.Subject(invocation.TargetMethod);
        owner.Offend(new Offence(RuleIdentifiers.ReplayGuardedOperation, capability, subject, "happens or not as 'IsReplaying' says", invocation.Syntax.Span) { Conditions = conditions });
    }

    /// <summary>The body that a call certainly runs: a method or local function in source, or the lambda in a local.</summary>
    private BodyId? Target(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod.MethodKind != MethodKind.DelegateInvoke)
        {
            return _scope.BodyOf(invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod);
        }

        return _scope.Locals.Origin(invocation.Instance) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? _scope.Source.Index.PartAt(lambda.Syntax) : null;
    }

    /// <summary>Whether the flag decides what is called, and not only what it is given.</summary>
    private bool IsNamedByFlag(IInvocationOperation invocation) => invocation.Arguments.Any(argument =>
        argument.Parameter is { } parameter && !PayloadParameters.Contains(parameter.Name) && argument.Value is not IDelegateCreationOperation && _guards.DependsOnFlag(argument.Value));

    /// <summary>The helper in source that takes the lambda around <paramref name="operation"/>.</summary>
    private BodyId? LambdaTaker(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation)
            {
                return null;
            }

            if (current is not IDelegateCreationOperation)
            {
                continue;
            }

            var user = current.Parent;
            while (user is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            {
                user = user.Parent;
            }

            return user is IInvocationOperation call ? _scope.BodyOf(call.TargetMethod.ReducedFrom ?? call.TargetMethod) : null;
        }

        return null;
    }
}
