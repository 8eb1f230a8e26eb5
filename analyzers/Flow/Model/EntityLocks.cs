using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>Finds what the engine refuses while an orchestration holds locks of entities.</summary>
internal sealed class EntityLocks
{
    private const string CannotLock = "locks entities while entities are locked";
    private const string CannotCallOrchestrator = "calls a sub-orchestration while entities are locked";

    private readonly FlowScope _scope;
    private readonly EntityIdentities _identities;

    public EntityLocks(FlowScope scope)
    {
        _scope = scope;
        _identities = new EntityIdentities(scope.Locals);
    }

    /// <summary>Whether <paramref name="invocation"/> asks the engine for locks.</summary>
    public static bool IsLock(IInvocationOperation invocation, DurableOperations durable) =>
        invocation.TargetMethod.Name is "LockEntitiesAsync" or "LockAsync" && durable.IsDurableTask(invocation);

    /// <summary>Whether <paramref name="invocation"/> calls a sub-orchestration.</summary>
    public static bool IsSubOrchestration(IInvocationOperation invocation, DurableOperations durable) =>
        invocation.TargetMethod.Name.StartsWith("CallSubOrchestrator", System.StringComparison.Ordinal) && durable.IsDurableTask(invocation);

    /// <summary>Reports what stands in the critical section that <paramref name="invocation"/> begins.</summary>
    public void Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var locked = Locked(invocation).ToList();
        foreach (var operation in Section(invocation).SelectMany(static statement => statement.DescendantsAndSelf()))
        {
            if (operation is IInvocationOperation call)
            {
                InspectInside(call, locked, owner);
            }
        }
    }

    private void InspectInside(IInvocationOperation call, IReadOnlyList<IOperation> locked, SummaryBuilder owner)
    {
        if (IsLock(call, _scope.Durable))
        {
            Offend(call, CannotLock, null, owner);
        }
        else if (IsSubOrchestration(call, _scope.Durable))
        {
            Offend(call, CannotCallOrchestrator, null, owner);
        }
        else if (call.TargetMethod.Name is "CallEntityAsync" && _scope.Durable.IsDurableTask(call) && Entity(call) is { } called && locked.Count > 0 && locked.All(entity => _identities.AreDifferent(entity, called)))
        {
            Offend(call, "calls an entity that is not among the locked ones", null, owner);
        }
        else if (call.TargetMethod.Name is "SignalEntityAsync" or "SignalEntity" && _scope.Durable.Records(call) && Entity(call) is { } signalled && locked.Any(entity => _identities.AreSame(entity, signalled)))
        {
            Offend(call, "signals an entity that is locked", null, owner);
        }
        else if (_scope.BodyOf(call.TargetMethod.ReducedFrom ?? call.TargetMethod) is { } helper && DurableOperations.IsTask(call.Type))
        {
            Offend(call, CannotLock, OffenceCondition.Reaches(helper, BodyTraits.LocksEntities), owner);
            Offend(call, CannotCallOrchestrator, OffenceCondition.Reaches(helper, BodyTraits.CallsSubOrchestration), owner);
        }
    }

    private static void Offend(IInvocationOperation call, string phrase, OffenceCondition? condition, SummaryBuilder owner) =>
        owner.Offend(new Offence(RuleIdentifiers.EntityLock, Capabilities.None, SymbolDisplay.Subject(call.TargetMethod), phrase, call.Syntax.Span)
        {
            Conditions = condition is null ? ImmutableArray<OffenceCondition>.Empty : ImmutableArray.Create(condition),
        });

    private static IOperation? Entity(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name is "EntityInstanceId" or "EntityId")?.Value;

    /// <summary>The entities that are locked, where all of them are named on the spot.</summary>
    private IEnumerable<IOperation> Locked(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            switch (_scope.Locals.Origin(argument.Value))
            {
                case IArrayCreationOperation { Initializer: { } initializer }:
                    foreach (var element in initializer.ElementValues)
                    {
                        yield return element;
                    }

                    break;
                case { } list when CollectionExpressions.Is(list) && !list.ChildOperations.Any(CollectionExpressions.IsSpread):
                    foreach (var element in list.ChildOperations)
                    {
                        yield return element;
                    }

                    break;
            }
        }
    }

    /// <summary>The statements that run while the locks are held.</summary>
    private static IEnumerable<IOperation> Section(IInvocationOperation invocation)
    {
        var child = (IOperation)invocation;
        ILocalSymbol? releaser = null;
        for (var parent = invocation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IUsingOperation { Body: { } body } use when !ReferenceEquals(body, child):
                    return new[] { body };
                case IVariableDeclaratorOperation declarator:
                    releaser = declarator.Symbol;
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local }:
                    releaser = local.Local;
                    break;
                case IBlockOperation block when child is IUsingDeclarationOperation:
                    return After(block, child);
                case IBlockOperation block:
                    return releaser is null ? Enumerable.Empty<IOperation>() : UntilReleased(After(block, child), releaser);
            }
        }

        return Enumerable.Empty<IOperation>();
    }

    private static IEnumerable<IOperation> After(IBlockOperation block, IOperation statement) =>
        block.Operations.SkipWhile(candidate => !ReferenceEquals(candidate, statement)).Skip(1);

    private static IEnumerable<IOperation> UntilReleased(IEnumerable<IOperation> statements, ILocalSymbol releaser)
    {
        foreach (var statement in statements)
        {
            if (statement is IUsingOperation { Body: { } used } use && Mentions(use.Resources, releaser))
            {
                yield return used;
                yield break;
            }

            if (statement is ITryOperation { Finally: { } last } tried && Mentions(last, releaser))
            {
                yield return tried.Body;
                yield break;
            }

            if (Mentions(statement, releaser))
            {
                yield break;
            }

            yield return statement;
        }
    }

    private static bool Mentions(IOperation operation, ILocalSymbol local) => operation.DescendantsAndSelf().Any(inner =>
        inner is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
}
