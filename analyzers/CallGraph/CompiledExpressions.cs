using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Tells expression trees that are compiled where they are made from those that are data: the former run.</summary>
internal static class CompiledExpressions
{
    private const string Compile = "Compile";

    /// <summary>Whether the expression tree that <paramref name="operation"/> makes is compiled, directly or through the local that holds it.</summary>
    public static bool IsCompiled(IOperation operation)
    {
        var current = operation;
        while (current.Parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: Compile, Instance: { } instance } => ReferenceEquals(instance, current),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsCompiledLater(local, operation),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => IsCompiledLater(local, operation),
            _ => false,
        };
    }

    private static bool IsCompiledLater(ILocalSymbol local, IOperation operation)
    {
        var root = operation;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        foreach (var other in root.Descendants())
        {
            if (other is IInvocationOperation { TargetMethod.Name: Compile, Instance: { } instance } && Unconverted(instance) is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
