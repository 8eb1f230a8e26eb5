using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Tells calls whose result is a sequence that nobody reads: if an iterator made it, the iterator does not run.</summary>
internal static class UnreadSequences
{
    /// <summary>Whether nobody reads the sequence that <paramref name="invocation"/> returns.</summary>
    public static bool Is(IInvocationOperation invocation, LocalValues locals)
    {
        if (invocation.TargetMethod.ReturnType is not { Name: "IEnumerable" or "IAsyncEnumerable" or "IEnumerator" or "IAsyncEnumerator", ContainingNamespace.Name: "Generic" or "Collections" })
        {
            return false;
        }

        IOperation current = invocation;
        while (current.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !locals.IsRead(local),
            ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => true,
            IExpressionStatementOperation => true,
            _ => false,
        };
    }
}
