using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Tells tasks that are provably not completed from those that may be: a completed task blocks nobody.</summary>
internal static class CompletedTasks
{
    /// <summary>Whether <paramref name="task"/> may have completed before its result is asked for.</summary>
    public static bool MayBeCompleted(IOperation task, FlowScope scope)
    {
        for (var current = task; ;)
        {
            switch (current)
            {
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    current = parenthesized.Operand;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } instance }:
                    current = instance;
                    continue;
                case ILocalReferenceOperation local:
                    return IsWaitedFor(local.Local, scope) || scope.Locals.Origin(local) is not IInvocationOperation made || IsMadeCompleted(made);
                case IInvocationOperation invocation:
                    return IsMadeCompleted(invocation);
                default:
                    return true;
            }
        }
    }

    private static bool IsMadeCompleted(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name is "FromResult" or "FromException" or "FromCanceled";

    private static bool IsWaitedFor(ILocalSymbol local, FlowScope scope)
    {
        // The task may have been awaited by itself, with others, or be asked whether it has completed.
        foreach (var operation in scope.Operations)
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                continue;
            }

            // Whatever else takes the task may wait for it: an await, a list, WhenAll, a comparison with the winner of a race.
            var parent = reference.Parent;
            while (parent is IConversionOperation or IParenthesizedOperation)
            {
                parent = parent.Parent;
            }

            if (parent is not (IPropertyReferenceOperation { Property.Name: "Result" } or IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" }))
            {
                return true;
            }
        }

        return false;
    }
}
