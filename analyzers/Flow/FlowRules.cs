using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.Guards;
using Perdure.Analyzers.Flow.Model;
using Perdure.Analyzers.Flow.Order;
using Perdure.Analyzers.Flow.Output;
using Perdure.Analyzers.Flow.State;
using Perdure.Analyzers.Flow.Tasks;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow;

/// <summary>The rules that look at how operations belong together, not only at which member is used.</summary>
internal sealed class FlowRules
{
    private readonly FlowScope _scope;
    private readonly StaticState _statics;
    private readonly LoggerUses _loggers;
    private readonly GuardedOperations _guarded;
    private readonly AwaitedTasks _awaited;
    private readonly CompletionSources _completions;
    private readonly CollectionOrder _order;
    private readonly ContextEscapes _escapes;
    private readonly OperationsAfterContinueAsNew _afterContinueAsNew;
    private readonly LosingTimers _timers;
    private readonly EntityLocks _locks;
    private readonly EndlessLoops _loops;
    private readonly InjectedServices _services;
    private readonly KeptOffences _kept;

    public FlowRules(FlowScope scope, ReplayGuards guards)
    {
        _scope = scope;
        _statics = new StaticState(scope);
        _loggers = new LoggerUses(scope, guards);
        _guarded = new GuardedOperations(scope, guards);
        _awaited = new AwaitedTasks(scope);
        _completions = new CompletionSources(scope);
        _order = new CollectionOrder(scope);
        _escapes = new ContextEscapes(scope);
        _afterContinueAsNew = new OperationsAfterContinueAsNew(scope);
        _timers = new LosingTimers(scope);
        _locks = new EntityLocks(scope);
        _loops = new EndlessLoops(scope);
        _services = new InjectedServices(scope);
        _kept = new KeptOffences(scope);
    }

    /// <summary>Looks at one operation.</summary>
    public void Inspect(IOperation operation, SummaryBuilder owner)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                InspectInvocation(invocation, owner);
                _order.Inspect(invocation, owner);
                break;
            case IMemberReferenceOperation reference and (IFieldReferenceOperation or IPropertyReferenceOperation):
                InspectMember(reference, owner);
                _order.Inspect(reference, owner);
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IObjectCreationOperation:
                _order.Inspect(operation, owner);
                break;
            case IAwaitOperation await:
                _awaited.Inspect(await, owner);
                break;
            case IReturnOperation returned:
                _guarded.InspectReturn(returned, owner);
                break;
            case IAssignmentOperation assignment:
                _escapes.Inspect(assignment, owner);
                break;
            case IEventAssignmentOperation assignment:
                _escapes.Inspect(assignment, owner);
                break;
            case IDelegateCreationOperation creation:
                AsyncVoids.Inspect(creation, owner);
                _awaited.Inspect(creation, owner);
                break;
            case ILockOperation:
                Offend(operation, RuleIdentifiers.Synchronization, Capabilities.None, "lock", "waits for other threads", owner);
                break;
            case ILoopOperation loop:
                _loops.Inspect(loop, owner);
                break;
            case IBranchOperation jump:
                _loops.Inspect(jump, owner);
                break;
            case IMethodReferenceOperation group:
                _services.Inspect(group, owner);
                break;
        }
    }

    /// <summary>Looks at what can only be judged when all else of the declaration is known.</summary>
    /// <param name="reported">The places about which something has been said already.</param>
    public void Complete(HashSet<TextSpan> reported) => _awaited.Complete(reported);

    private void InspectMember(IMemberReferenceOperation reference, SummaryBuilder owner)
    {
        if (reference.Member.IsStatic)
        {
            _statics.Inspect(reference, owner);
        }
        else if (reference is IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: var type }, Instance: { } task } && DurableOperations.IsTask(type))
        {
            InspectBlocking(reference, task, "Task.Result", owner);
        }
        else if (reference is IPropertyReferenceOperation property && _completions.IsNeverCompletedHere(property))
        {
            Offend(reference, RuleIdentifiers.Synchronization, Capabilities.None, "TaskCompletionSource.Task", "waits for something that the orchestration does not do itself", owner);
        }
        else
        {
            _kept.Inspect(reference, owner);
            if (reference is IPropertyReferenceOperation read)
            {
                _services.Inspect(read, owner);
            }
        }
    }

    private void InspectInvocation(IInvocationOperation invocation, SummaryBuilder owner)
    {
        AsyncVoids.Inspect(invocation, owner);
        _afterContinueAsNew.Inspect(invocation, owner);
        if (_scope.Durable.Records(invocation))
        {
            InspectDurable(invocation, owner);
            return;
        }

        _guarded.InspectCall(invocation, owner);
        _loggers.InspectCall(invocation, owner);
        _escapes.Inspect(invocation, owner);
        _awaited.Inspect(invocation, owner);
        InspectOther(invocation, owner);
    }

    private void InspectDurable(IInvocationOperation invocation, SummaryBuilder owner)
    {
        owner.Mark(BodyTraits.RecordsHistory);
        _guarded.InspectDurable(invocation, owner);
        _timers.Inspect(invocation, owner);
        if (EntityLocks.IsLock(invocation, _scope.Durable))
        {
            owner.Mark(BodyTraits.LocksEntities);
            _locks.Inspect(invocation, owner);
        }
        else if (EntityLocks.IsSubOrchestration(invocation, _scope.Durable))
        {
            owner.Mark(BodyTraits.CallsSubOrchestration);
        }

        if (_scope.Durable.IsAwaitable(invocation) && TaskUse.IsDropped(invocation, _scope.Locals))
        {
            Offend(invocation, RuleIdentifiers.UnawaitedTask, "Await", SymbolDisplay.Subject(invocation.TargetMethod), "gives a task that nobody awaits", owner);
        }
    }

    private void InspectOther(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var method = invocation.TargetMethod;
        if (OutputSinks.IsLogger(method))
        {
            _loggers.InspectLog(invocation, owner);
        }
        else if (_services.Inspect(invocation, owner))
        {
            return;
        }
        else if (method.Name == "ConfigureAwait" && LeavesContext(invocation))
        {
            Offend(invocation, RuleIdentifiers.LeavesScheduler, "ConfigureAwait", "ConfigureAwait(false)", "leaves the orchestration's scheduler", owner);
        }
        else if (method.Name == "ContinueWith" && DurableOperations.IsTask(method.ContainingType) && invocation.Arguments.Any(static argument => IsThreadPool(argument.Value)))
        {
            Offend(invocation, RuleIdentifiers.OtherThread, Capabilities.None, "Task.ContinueWith", "continues on a thread of the pool", owner);
        }
        else if (IsIdentityHash(invocation))
        {
            Offend(invocation, RuleIdentifiers.ProcessSeededHash, Capabilities.None, (invocation.Instance?.Type?.Name ?? "object") + ".GetHashCode", "is made from the identity of the object or of its type", owner);
        }
        else if (method is { Name: "GetResult", Parameters.IsEmpty: true }
            && invocation.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } && DurableOperations.IsTask(Unconfigured(task).Type))
        {
            InspectBlocking(invocation, Unconfigured(task), "GetAwaiter().GetResult()", owner);
        }
    }

    /// <summary>The hash code of a type that leaves it to <c>object</c>, to <c>ValueType</c> or to what the compiler makes for a record.</summary>
    private bool IsIdentityHash(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is not { Name: "GetHashCode", Parameters.IsEmpty: true, ContainingType: { } declaring } || invocation.Instance is not { } instance)
        {
            return false;
        }

        var type = _scope.Locals.ExactType(instance) ?? instance.Type;
        if (type is { SpecialType: SpecialType.System_Object })
        {
            return _scope.Locals.Origin(instance) is IObjectCreationOperation;
        }

        return (declaring.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || declaring.IsRecord || declaring.IsAnonymousType) && SeededHashes.IsSeeded(type);
    }

    private void InspectBlocking(IOperation operation, IOperation task, string subject, SummaryBuilder owner)
    {
        if (!CompletedTasks.MayBeCompleted(task, _scope))
        {
            Offend(operation, RuleIdentifiers.Blocking, "Wait", subject, "blocks the thread until a task has completed", owner);
        }
    }

    private static bool IsThreadPool(IOperation scheduler) =>
        scheduler is IPropertyReferenceOperation { Property: { Name: "Default", ContainingType: { Name: "TaskScheduler" } type } } && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks";

    private static bool LeavesContext(IInvocationOperation invocation)
    {
        var argument = invocation.Arguments.LastOrDefault()?.Value;
        if (argument?.ConstantValue is not { HasValue: true, Value: var value } || IsCompleted(invocation.Instance ?? invocation.Arguments[0].Value))
        {
            return false;
        }

        // ConfigureAwaitOptions.ContinueOnCapturedContext is the first bit.
        return value is false || (value is int options && (options & 1) == 0);
    }

    private static bool IsCompleted(IOperation task) =>
        task is IInvocationOperation { TargetMethod.Name: "FromResult" } or IPropertyReferenceOperation { Property.Name: "CompletedTask" };

    private static IOperation Unconfigured(IOperation task) =>
        task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner } ? inner : task;

    private static void Offend(IOperation operation, string rule, string capability, string subject, string phrase, SummaryBuilder owner) =>
        owner.Offend(new Offence(rule, capability, subject, phrase, operation.Syntax.Span));
}
