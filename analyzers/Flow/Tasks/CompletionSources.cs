using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>
/// Finds tasks of a <c>TaskCompletionSource</c> that orchestration code never completes: the history holds nothing that could. A source that
/// is kept in a field or handed on may be completed by a handler of the engine and is left alone.
/// </summary>
internal sealed class CompletionSources
{
    private readonly FlowScope _scope;

    public CompletionSources(FlowScope scope) => _scope = scope;

    /// <summary>Whether <paramref name="reference"/> is the task of a source that the orchestration leaves to others to complete.</summary>
    public bool IsNeverCompletedHere(IPropertyReferenceOperation reference)
    {
        if (reference.Property is not { Name: "Task", ContainingType.Name: "TaskCompletionSource" })
        {
            return false;
        }

        if (_scope.Locals.Origin(reference.Instance) is not IObjectCreationOperation || Unwrap(reference.Instance) is not ILocalReferenceOperation { Local: var local })
        {
            return false;
        }

        foreach (var operation in _scope.Operations)
        {
            if (operation is ILocalReferenceOperation use && SymbolEqualityComparer.Default.Equals(use.Local, local) && MayComplete(use))
            {
                return false;
            }
        }

        return true;
    }

    private bool MayComplete(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Task" } => false,
        IInvocationOperation { TargetMethod: { Name: var name } } call when name.StartsWith("Set", System.StringComparison.Ordinal) || name.StartsWith("TrySet", System.StringComparison.Ordinal) =>
            !IsInForeignCallback(call),
        IVariableInitializerOperation or ISimpleAssignmentOperation { Target: ILocalReferenceOperation } => false,
        IMethodReferenceOperation reference => !IsInForeignCallback(reference),
        _ => true,
    };

    /// <summary>Whether code runs when something outside of the orchestration calls it: an event, a registration, another thread.</summary>
    private bool IsInForeignCallback(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is not IDelegateCreationOperation creation)
            {
                continue;
            }

            var user = creation.Parent;
            while (user is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            {
                user = user.Parent;
            }

            return user switch
            {
                IEventAssignmentOperation => true,
                IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !_scope.Durable.Records(call),
                IObjectCreationOperation made => made.Constructor?.DeclaringSyntaxReferences.IsEmpty == true,
                _ => false,
            };
        }

        return false;
    }

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation;
    }
}
