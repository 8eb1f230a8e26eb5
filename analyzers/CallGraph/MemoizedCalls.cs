using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Tells whether a call of <c>ConcurrentDictionary.GetOrAdd</c> only remembers what a function of the key gives: whoever asks first, in whichever process,
/// the answer is the same. What the function itself reaches is followed like any other lambda.
/// </summary>
internal static class MemoizedCalls
{
    private const string Member = "GetOrAdd";

    /// <summary>Whether the content that <paramref name="collection"/> stands for is changed there by nothing but a memoized function.</summary>
    public static bool IsMemoized(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax receiver = collection;
        while (receiver.Parent is MemberAccessExpressionSyntax outer && outer.Name == receiver || receiver.Parent is PostfixUnaryExpressionSyntax)
        {
            receiver = (ExpressionSyntax)receiver.Parent;
        }

        return receiver.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Member, Parent: InvocationExpressionSyntax call }
            && call.ArgumentList.Arguments is { Count: 2 } arguments
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { Name: "ConcurrentDictionary", TypeArguments: { Length: 2 } types } }
            && !MayChange(types[1])
            && IsFunctionOfKey(arguments[1].Expression, arguments[0].Expression, model, cancellation);
    }

    private static bool IsFunctionOfKey(ExpressionSyntax function, ExpressionSyntax key, SemanticModel model, CancellationToken cancellation)
    {
        if (function is not AnonymousFunctionExpressionSyntax)
        {
            return model.GetSymbolInfo(function, cancellation).Symbol is IMethodSymbol { IsStatic: true };
        }

        var flow = model.AnalyzeDataFlow(function);
        return flow is { Succeeded: true } && flow.DataFlowsIn.All(captured =>
            key.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(node, cancellation).Symbol, captured)));
    }

    /// <summary>Whether a value that is remembered may be changed afterwards, so that the next one who asks sees what another did.</summary>
    private static bool MayChange(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => false,
        INamedTypeSymbol { TypeKind: TypeKind.Delegate or TypeKind.Enum } => false,
        INamedTypeSymbol named when named.ContainingNamespace?.ToDisplayString() is { } space && space.StartsWith("System.Collections", System.StringComparison.Ordinal) =>
            !space.EndsWith(".Immutable", System.StringComparison.Ordinal) && !space.EndsWith(".Frozen", System.StringComparison.Ordinal),
        INamedTypeSymbol { Name: "StringBuilder" or "Random" or "Stopwatch" } => true,
        INamedTypeSymbol { IsValueType: false, DeclaringSyntaxReferences.IsEmpty: false } source => !IsAttribute(source) && HasChangingMember(source),
        ITypeParameterSymbol or { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => true,
        _ => false,
    };

    private static bool IsAttribute(INamedTypeSymbol type) => type.BaseType is { } parent && (parent.Name == "Attribute" || IsAttribute(parent));

    private static bool HasChangingMember(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface || type.GetMembers().Any(static member => member is
        IFieldSymbol { IsStatic: false, IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false }
        or IPropertySymbol { IsStatic: false, SetMethod: { IsInitOnly: false } });
}
