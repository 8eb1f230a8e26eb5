using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.Guards;
using Perdure.Analyzers.Flow.Tasks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>The consequence of a differing value picks the rule: one that is only written does no harm, one under a replay guard neither.</summary>
internal sealed class OffenceRefiner
{
    /// <summary>The rules about values, which do harm only by what becomes of the value.</summary>
    private static readonly HashSet<string> ValueRules = new(System.StringComparer.Ordinal)
    {
        RuleIdentifiers.Clock, RuleIdentifiers.RandomIdentifier, RuleIdentifiers.RandomNumber, RuleIdentifiers.Environment,
        RuleIdentifiers.Configuration, RuleIdentifiers.ProcessSeededHash, RuleIdentifiers.MutableState, RuleIdentifiers.UnorderedCollection,
    };

    private readonly FlowScope _scope;
    private readonly ReplayGuards _guards;

    public OffenceRefiner(FlowScope scope, ReplayGuards guards)
    {
        _scope = scope;
        _guards = guards;
    }

    /// <summary>Whether <paramref name="rule"/> is about a value, which does harm only by what becomes of it.</summary>
    public static bool IsValue(string rule) => ValueRules.Contains(rule);

    /// <summary>The offence that <paramref name="operation"/> really is, or null when it is none.</summary>
    public Offence? Refine(IOperation operation, Offence offence)
    {
        var isValue = IsValue(offence.Rule);
        var isOutput = offence.Rule is RuleIdentifiers.OnlyWritten or RuleIdentifiers.Logger;
        if (isValue || isOutput || (offence.Rule == RuleIdentifiers.InjectedService && !IsAwaited(operation)))
        {
            // Whatever else stands under the guard, a line that is logged there is not logged again.
            foreach (var guard in _guards.All(operation).Where(guard => isOutput || _guards.OnlyWrites(guard)))
            {
                if (guard.Predicate is null)
                {
                    return null;
                }

                offence = offence.When(ImmutableArray.CreateRange(guard.Conditions, static condition => condition.Negate()));
            }
        }

        if (isValue && offence.Rule != RuleIdentifiers.MutableState && IsOnlySet(operation))
        {
            return null;
        }

        if (isValue && OutputSinks.IsOnlyWritten(operation, _scope))
        {
            return offence.WithRule(RuleIdentifiers.OnlyWritten);
        }

        if (offence.Rule == RuleIdentifiers.Configuration && ValueFlow.OnlyReaches(operation, _scope, IsPayloadOrOutput))
        {
            return offence.WithRule(RuleIdentifiers.ConfigurationPassedOn);
        }

        if (offence.Rule == RuleIdentifiers.Blocking && operation is IInvocationOperation { Instance: { } task } && CompletedTasks.MayBeCompleted(task, _scope))
        {
            return null;
        }

        return offence;
    }

    /// <summary>A task that is none of the engine's ends the turn where it is awaited, also when no replay comes by.</summary>
    private static bool IsAwaited(IOperation operation)
    {
        var user = operation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            user = user.Parent;
        }

        return user is IAwaitOperation;
    }

    /// <summary>A property that is set and not read yields no value that could differ; to change a static of the program is another matter.</summary>
    private static bool IsOnlySet(IOperation operation) =>
        operation is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } && ReferenceEquals(assignment.Target, operation);

    /// <summary>Whether <paramref name="argument"/> is data or a policy that a durable call takes along, or is written to a log.</summary>
    private bool IsPayloadOrOutput(IArgumentOperation argument) => DurableOperations.IsPolicy(argument)
        || (argument.Parent is IInvocationOperation call && (OutputSinks.IsOutput(call.TargetMethod) || _scope.Durable.IsPayload(argument, call)));
}
