using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow;

/// <summary>The rules that look at how operations belong together, not only at which member is used.</summary>
internal sealed class FlowRules
{
    private readonly FlowScope _scope;
    private readonly ReplayGuards _guards;
    private readonly LoggerOrigin _loggers;

    public FlowRules(FlowScope scope, ReplayGuards guards)
    {
        _scope = scope;
        _guards = guards;
        _loggers = new LoggerOrigin(scope);
    }

    public void Inspect(IOperation operation, SummaryBuilder owner)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                InspectInvocation(invocation, owner);
                break;
            case IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: var type }, Instance: { } task } when DurableOperations.IsTask(type):
                InspectBlocking(operation, task, "Task.Result", owner);
                break;
            case ILockOperation:
                Offend(operation, RuleIdentifiers.Synchronization, Capabilities.None, "lock", "waits for other threads", owner);
                break;
            case IFieldReferenceOperation { Field.IsStatic: true } field when StaticState.IsChangingState(field, _scope.Model.GetEnclosingSymbol(field.Syntax.SpanStart)):
                Offend(operation, RuleIdentifiers.MutableState, Capabilities.None, SymbolDisplay.Subject(field.Field), "is static state that changes", owner);
                break;
            case ILoopOperation loop:
                InspectLoop(loop, owner);
                break;
        }
    }

    private void InspectInvocation(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var method = invocation.TargetMethod;
        if (_scope.Durable.Records(invocation))
        {
            if (_guards.Around(invocation) is not null)
            {
                Offend(invocation, RuleIdentifiers.ReplayGuardedOperation, "RemoveGuard", SymbolDisplay.Subject(method), "happens or not as 'IsReplaying' says", owner);
            }

            if (_scope.Durable.IsDurableTask(invocation) && IsDropped(invocation))
            {
                Offend(invocation, RuleIdentifiers.UnawaitedTask, "Await", SymbolDisplay.Subject(method), "gives a task that nobody awaits", owner);
            }
        }
        else if (OutputSinks.IsLogger(method) && LoggerOf(invocation) is { } logger && _loggers.IsUnsafe(logger) && !IsSilentOnReplay(invocation))
        {
            Offend(invocation, RuleIdentifiers.Logger, Capabilities.Logger, SymbolDisplay.Subject(method), "writes the log again", owner);
        }
        else if (IsInjectedService(invocation))
        {
            Offend(invocation, RuleIdentifiers.InjectedService, Capabilities.Activity, SymbolDisplay.Subject(method), "is work of an injected service", owner);
        }
        else if (method.Name == "ConfigureAwait" && LeavesContext(invocation))
        {
            Offend(invocation, RuleIdentifiers.LeavesScheduler, "ConfigureAwait", "ConfigureAwait(false)", "leaves the orchestration's scheduler", owner);
        }
        else if (method is { Name: "GetResult", Parameters.IsEmpty: true }
            && invocation.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } && DurableOperations.IsTask(Unconfigured(task).Type))
        {
            InspectBlocking(invocation, Unconfigured(task), "GetAwaiter().GetResult()", owner);
        }
    }

    private void InspectBlocking(IOperation operation, IOperation task, string subject, SummaryBuilder owner)
    {
        if (!CompletedTasks.MayBeCompleted(task, _scope))
        {
            Offend(operation, RuleIdentifiers.Blocking, "Wait", subject, "blocks the thread until a task has completed", owner);
        }
    }

    private void InspectLoop(ILoopOperation loop, SummaryBuilder owner)
    {
        if (!IsEndless(loop))
        {
            return;
        }

        var recordsHistory = false;
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
                case IInvocationOperation invocation:
                    recordsHistory |= _scope.Durable.IsDurableTask(invocation);
                    break;
            }
        }

        if (recordsHistory)
        {
            var keyword = loop.Syntax.GetFirstToken();
            owner.Offend(new Offence(RuleIdentifiers.EndlessLoop, Capabilities.None, keyword.Text, "never ends and adds to the history in each round", keyword.Span));
        }
    }

    private static IOperation? LoggerOf(IInvocationOperation invocation) => invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value;

    private bool IsSilentOnReplay(IOperation operation) => _guards.Around(operation) is { } branch && _guards.OnlyWrites(branch);

    /// <summary>A call that gives a task on an interface of another assembly that the orchestrator was given: nothing of it is seen, and it is no work of the engine.</summary>
    private bool IsInjectedService(IInvocationOperation invocation)
    {
        if (!DurableOperations.IsTask(invocation.Type) || invocation.Instance?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } service
            || !service.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty || _scope.Durable.IsContext(service) || _scope.Durable.IsProxy(invocation.Instance, _scope.Locals))
        {
            return false;
        }

        var holder = invocation.Instance switch
        {
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field.ContainingType: var type } => type,
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } } => type,
            _ => null,
        };
        return holder is not null && _scope.Durable.IsOrchestrator(holder);
    }

    private static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } => true,
        IForLoopOperation { Condition: null } => true,
        IForLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } => true,
        _ => false,
    };

    private static bool Leaves(IBranchOperation branch, ILoopOperation loop) => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel);

    private bool IsDropped(IInvocationOperation invocation)
    {
        IOperation current = invocation;
        while (current.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !_scope.Locals.IsRead(declarator.Symbol),
            _ => false,
        };
    }

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
