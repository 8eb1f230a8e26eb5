using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>
/// Finds the tasks that orchestration code uses although the engine did not make them. A task is judged where it is made, whatever way
/// it then takes to an await: a local, a list, <c>WhenAll</c>, the result of a helper.
/// </summary>
internal sealed class AwaitedTasks
{
    private readonly FlowScope _scope;
    private readonly TaskOrigins _origins;
    private readonly List<(IOperation Task, SummaryBuilder Owner)> _candidates = new();

    public AwaitedTasks(FlowScope scope)
    {
        _scope = scope;
        _origins = new TaskOrigins(scope);
    }

    /// <summary>Takes note of a call that gives a task.</summary>
    public void Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if ((DurableOperations.IsTask(invocation.Type) || TaskOrigins.IsAsyncStream(invocation.Type) || invocation.Parent is IAwaitOperation)
            && !_scope.Durable.IsDurableTask(invocation))
        {
            _candidates.Add((invocation, owner));
        }
    }

    /// <summary>Takes note of a method group that gives a task when somebody calls it.</summary>
    public void Inspect(IDelegateCreationOperation creation, SummaryBuilder owner)
    {
        if (creation.Target is IMethodReferenceOperation reference && DurableOperations.IsTask(reference.Method.ReturnType))
        {
            _candidates.Add((reference, owner));
        }
    }

    /// <summary>Takes note of an await of something that is no call.</summary>
    public void Inspect(IAwaitOperation await, SummaryBuilder owner)
    {
        if (Unwrap(await.Operation) is IMemberReferenceOperation reference)
        {
            _candidates.Add((reference, owner));
        }
    }

    /// <summary>Judges what was noted. What another rule has reported already is one defect and not two.</summary>
    public void Complete(HashSet<TextSpan> reported)
    {
        foreach (var (task, owner) in _candidates)
        {
            if (reported.Contains(task.Syntax.Span) || IsReceiverReported(task, reported))
            {
                continue;
            }

            var origin = task switch
            {
                IInvocationOperation invocation => _origins.Of(invocation),
                IMethodReferenceOperation method => IsTakerReported(method, reported) ? TaskOrigin.Harmless : _origins.Of(method),
                _ => OriginOf((IMemberReferenceOperation)task),
            };
            if (origin != TaskOrigin.Harmless && !TaskUse.IsDropped(task, _scope.Locals))
            {
                Report(task, origin, owner);
            }
        }
    }

    private static void Report(IOperation task, TaskOrigin origin, SummaryBuilder owner)
    {
        var isForeign = origin == TaskOrigin.Foreign;
        ISymbol member = task is IInvocationOperation invocation ? invocation.TargetMethod : ((IMemberReferenceOperation)task).Member;
        owner.Offend(new Offence(
            isForeign ? RuleIdentifiers.ForeignTask : RuleIdentifiers.TaskOfUnknownOrigin,
            isForeign ? Capabilities.Activity : Capabilities.None,
            SymbolDisplay.Subject((member as IMethodSymbol)?.ReducedFrom ?? member),
            isForeign ? "gives a task that the engine did not make" : "gives a task, and it cannot be told whether the engine made it",
            task.Syntax.Span)
        {
            Api = member.OriginalDefinition.GetDocumentationCommentId(),
        });
    }

    /// <summary>A task in a field or property: a container gives what was put into it, and what an initialiser makes is judged there.</summary>
    private TaskOrigin OriginOf(IMemberReferenceOperation reference)
    {
        var member = reference.Member.OriginalDefinition;
        var type = member is IFieldSymbol field ? field.Type : (member as IPropertySymbol)?.Type;
        if (!DurableOperations.IsTask(type) || member.ContainingAssembly is not { } assembly || _scope.Source.Engines.IsFramework(assembly)
            || DurableOperations.IsTask(member.ContainingType) || member.ContainingType?.Name == "TaskCompletionSource")
        {
            return TaskOrigin.Harmless;
        }

        if (!member.DeclaringSyntaxReferences.IsEmpty && (HasBody(member) || IsAssignedHere(member)))
        {
            return TaskOrigin.Harmless;
        }

        return _scope.Source.Verdicts.Of(member).Kind is SymbolVerdictKind.Silent or SymbolVerdictKind.Unknown ? TaskOrigin.Unknown : TaskOrigin.Harmless;
    }

    private static bool HasBody(ISymbol member) => member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax variable => variable.Initializer is not null,
        Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax property => property.Initializer is not null || property.ExpressionBody is not null
            || property.AccessorList?.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null) == true,
        _ => true,
    });

    private bool IsAssignedHere(ISymbol member) => _scope.Operations.Any(operation =>
        operation is IAssignmentOperation { Target: IMemberReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Member.OriginalDefinition, member));

    /// <summary>Whether the call that takes a method group, such as one that runs it on another thread, has been reported.</summary>
    private static bool IsTakerReported(IMethodReferenceOperation reference, HashSet<TextSpan> reported)
    {
        IOperation? current = reference.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation)
        {
            current = current.Parent;
        }

        return current is not null && reported.Contains(current.Syntax.Span);
    }

    private bool IsReceiverReported(IOperation task, HashSet<TextSpan> reported)
    {
        var receiver = task switch
        {
            IInvocationOperation { Instance: { } instance } => instance,
            IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments } => arguments[0].Value,
            IMemberReferenceOperation { Instance: { } instance } => instance,
            _ => null,
        };
        for (var steps = 0; receiver is not null && steps < 8; steps++)
        {
            var origin = _scope.Locals.Origin(receiver);
            if (origin is null)
            {
                return false;
            }

            if (reported.Contains(origin.Syntax.Span))
            {
                return true;
            }

            receiver = origin switch
            {
                IAwaitOperation await => await.Operation,
                IInvocationOperation { Instance: { } instance } => instance,
                IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments } => arguments[0].Value,
                IMemberReferenceOperation { Instance: { } instance } => instance,
                _ => null,
            };
        }

        return false;
    }

    private IOperation? Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (_scope.Locals.Origin(operation))
            {
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve", Instance: { } instance }:
                    operation = instance;
                    continue;
                case var origin:
                    return origin;
            }
        }
    }
}
