using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow.Guards;

/// <summary>Finds the places from which a statement is left early.</summary>
internal static class ReplayExits
{
    /// <summary>The returns in <paramref name="statement"/>, and the jumps that lead out of it.</summary>
    public static IEnumerable<IOperation> Of(IOperation statement) =>
        statement.DescendantsAndSelf().Where(operation => Leaves(operation, statement) && !IsInFunction(operation, statement));

    /// <summary>The places in <paramref name="loop"/> from which it does not come round again.</summary>
    public static IEnumerable<IOperation> OfLoop(ILoopOperation loop) =>
        Of(loop.Body).Where(exit => exit is not IBranchOperation jump || !Is(loop.ContinueLabel, jump));

    private static bool Leaves(IOperation operation, IOperation statement) => operation switch
    {
        IReturnOperation { Kind: not OperationKind.YieldReturn } => true,
        IBranchOperation jump => !statement.DescendantsAndSelf().Any(inner => IsTarget(inner, jump)),
        _ => false,
    };

    private static bool IsTarget(IOperation inner, IBranchOperation jump) => inner switch
    {
        ILoopOperation loop => Is(loop.ContinueLabel, jump) || Is(loop.ExitLabel, jump),
        ISwitchOperation choice => Is(choice.ExitLabel, jump),
        ILabeledOperation label => Is(label.Label, jump),
        _ => false,
    };

    private static bool Is(ILabelSymbol label, IBranchOperation jump) => SymbolEqualityComparer.Default.Equals(label, jump.Target);

    private static bool IsInFunction(IOperation operation, IOperation statement)
    {
        for (var current = operation; !ReferenceEquals(current, statement); current = current.Parent!)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return statement is IAnonymousFunctionOperation or ILocalFunctionOperation;
    }
}
