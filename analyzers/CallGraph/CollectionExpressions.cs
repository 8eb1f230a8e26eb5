using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Tells collection expressions and the spreads in them, <c>[first, .. others]</c>. They are newer than the oldest compiler interface that this is
/// built against but not than the compilers that load that build, so that they are told by the numbers of their kinds.
/// </summary>
internal static class CollectionExpressions
{
    /// <summary><c>OperationKind.CollectionExpression</c> (https://learn.microsoft.com/dotnet/api/microsoft.codeanalysis.operationkind).</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7F;

    /// <summary><c>OperationKind.Spread</c>, of the same page.</summary>
    private const OperationKind Spread = (OperationKind)0x80;

    /// <summary><c>SyntaxKind.CollectionExpression</c>, by which the first compilers with the syntax tell it, since their operation has no kind.</summary>
    private const int CollectionExpressionSyntax = 9076;

    /// <summary>Whether <paramref name="operation"/> makes a collection of its children.</summary>
    public static bool Is(IOperation operation) => operation.Kind == CollectionExpression || (operation.Kind == OperationKind.None && operation.Syntax.RawKind == CollectionExpressionSyntax);

    /// <summary>Whether <paramref name="operation"/> puts the elements of another collection into one.</summary>
    public static bool IsSpread(IOperation operation) => operation.Kind == Spread;
}
