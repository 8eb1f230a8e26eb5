using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Extract;

/// <summary>What code reads that is declared outside of it.</summary>
/// <param name="Inputs">Locals and parameters.</param>
/// <param name="Members">Instance members of the orchestrator.</param>
/// <param name="InputTypes">The types that the inputs have where they are read.</param>
internal sealed record ExtractionScope(IReadOnlyList<ISymbol> Inputs, IReadOnlyList<ISymbol> Members, IReadOnlyDictionary<ISymbol, ITypeSymbol> InputTypes)
{
    /// <summary>What the code reads; null where it cannot run anywhere else.</summary>
    public static ExtractionScope? Read(SemanticModel model, IReadOnlyList<SyntaxNode> code, CancellationToken cancellationToken)
    {
        var inputs = new List<ISymbol>();
        var members = new List<ISymbol>();
        var types = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var node in code.SelectMany(part => part.DescendantNodesAndSelf()).OfType<SimpleNameSyntax>().Where(IsFree))
        {
            var symbol = model.GetSymbolInfo(node, cancellationToken).Symbol;
            if (symbol is null || inputs.Contains(symbol, SymbolEqualityComparer.Default) || members.Contains(symbol, SymbolEqualityComparer.Default))
            {
                continue;
            }

            switch (symbol)
            {
                case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } when IsDeclaredIn(symbol, code):
                    break;
                case IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } or IParameterSymbol when IsValueOfOrchestrator(symbol):
                    inputs.Add(symbol);
                    types[symbol] = TypeAt(model, node, cancellationToken) ?? ExtractionPlanner.TypeOf(symbol)!;
                    break;
                case IParameterSymbol parameter when IsOfPrimaryConstructor(parameter):
                    members.Add(symbol);
                    break;
                case ILocalSymbol { IsConst: true }:
                    return null;
                case ILocalSymbol { IsRef: false } local when SerializableTypes.Contains(local.Type):
                case IParameterSymbol { RefKind: RefKind.None } parameter2 when SerializableTypes.Contains(parameter2.Type):
                    inputs.Add(symbol);
                    types[symbol] = TypeAt(model, node, cancellationToken) ?? ExtractionPlanner.TypeOf(symbol)!;
                    break;
                case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol:
                    return null;
                case IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }:
                    members.Add(symbol);
                    break;
                case IMethodSymbol { IsStatic: false } or IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IEventSymbol:
                    return null;
            }
        }

        var isBound = members.Select(ExtractionPlanner.TypeOf).Any(type => ContextTypes.FrameworkOf(type) is not null)
            || code.SelectMany(part => part.DescendantNodesAndSelf()).Any(node => node is BaseExpressionSyntax or ThisExpressionSyntax);
        return isBound ? null : new ExtractionScope(inputs, members, types);
    }

    /// <summary>The type of an expression, not nullable where its value cannot be null.</summary>
    public static ITypeSymbol? TypeAt(SemanticModel model, SyntaxNode expression, CancellationToken cancellationToken)
    {
        var info = model.GetTypeInfo(expression, cancellationToken);
        return info.Type is { IsReferenceType: true } type && info.Nullability.FlowState == NullableFlowState.NotNull
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : info.Type;
    }

    /// <summary>A text, a number or a record of the orchestrator is a value and travels; a container injects services.</summary>
    private static bool IsValueOfOrchestrator(ISymbol symbol)
    {
        return (symbol is not IParameterSymbol parameter || IsOfPrimaryConstructor(parameter))
            && symbol is not IPropertySymbol { IsIndexer: true }
            && ExtractionPlanner.TypeOf(symbol) is { } type
            && (type.DeclaringSyntaxReferences.IsEmpty || type.IsRecord || type.TypeKind == TypeKind.Enum)
            && SerializableTypes.Contains(type);
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter)
    {
        return parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;
    }

    private static bool IsDeclaredIn(ISymbol symbol, IReadOnlyList<SyntaxNode> code)
    {
        return symbol.DeclaringSyntaxReferences.Any(part => code.Any(node => part.SyntaxTree == node.SyntaxTree && node.Span.Contains(part.Span)));
    }

    /// <summary>A name that is not the member of something else, an argument's name or a part of an object initialiser.</summary>
    private static bool IsFree(SimpleNameSyntax name)
    {
        return name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
            QualifiedNameSyntax qualified => qualified.Left == name,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Right == name,
            _ => true,
        };
    }
}
