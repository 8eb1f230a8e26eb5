using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Tells whether anybody does anything with a task.</summary>
internal static class TaskUse
{
    /// <summary>Whether <paramref name="task"/> is thrown away on the spot, or kept in a local that nobody reads.</summary>
    public static bool IsDropped(IOperation task, LocalValues locals)
    {
        var current = task;
        while (current.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !locals.IsRead(declarator.Symbol),
            _ => false,
        };
    }
}
