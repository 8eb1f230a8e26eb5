using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Flow.Model;
using Perdure.Analyzers.Flow.Tasks;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Summarises a declaration: its body or initialiser, and each lambda and local function in it.</summary>
internal sealed class DeclarationWalker
{
    private readonly CallGraphSource _source;
    private readonly SourceTree _tree;
    private readonly int _treeIndex;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    public DeclarationWalker(CallGraphSource source, SourceTree tree, int treeIndex, CancellationToken cancellation)
    {
        _source = source;
        _tree = tree;
        _treeIndex = treeIndex;
        _cancellation = cancellation;
        _model = tree.Compilation.GetSemanticModel(tree.Tree);
    }

    /// <summary>The summary of the part <paramref name="part"/> of a declaration and of the functions inside it.</summary>
    public DeclarationSummary Walk(int declaration, int part)
    {
        var node = _tree.Declarations.Node(declaration);
        var builder = new SummaryBuilder(new BodyId(_treeIndex, declaration, part));
        var walker = new OperationCollector(_source, _model, _cancellation);
        if (part < 0)
        {
            WalkSynthesised(node, part, builder, walker);
        }
        else
        {
            WalkDeclared(node, builder, walker);
        }

        return walker.Finish(builder);
    }

    private void WalkDeclared(SyntaxNode node, SummaryBuilder builder, OperationCollector walker)
    {
        switch (node)
        {
            case ConstructorDeclarationSyntax constructor:
                walker.Collect(_model.GetOperation(constructor, _cancellation), builder);
                AddConstructorEdges(constructor, builder, walker.Edges);
                break;
            case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax:
                walker.Collect(_model.GetOperation(node, _cancellation), builder);
                if (node is MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 1 } parameters } method
                    && parameters.Any(static parameter => parameter.AttributeLists.Count > 0)
                    && _model.GetDeclaredSymbol(method, _cancellation) is { } declared)
                {
                    OrchestratorParameters.Inspect(declared, method, walker.Durable, builder);
                }

                if (node is MethodDeclarationSyntax started && started.Modifiers.Any(SyntaxKind.AsyncKeyword) && _model.GetDeclaredSymbol(started, _cancellation) is { ReturnsVoid: true } symbol)
                {
                    AsyncVoids.Inspect(started, symbol, walker.Durable, builder);
                }

                break;
            case PropertyDeclarationSyntax { ExpressionBody: { } arrow }:
                walker.Collect(_model.GetOperation(arrow, _cancellation), builder);
                break;
            case IndexerDeclarationSyntax { ExpressionBody: { } arrow }:
                walker.Collect(_model.GetOperation(arrow, _cancellation), builder);
                break;
            case PropertyDeclarationSyntax { Initializer: { } initializer }:
                walker.Collect(_model.GetOperation(initializer, _cancellation), builder);
                break;
            case VariableDeclaratorSyntax { Initializer: { } initializer }:
                walker.Collect(_model.GetOperation(initializer, _cancellation), builder);
                break;
        }
    }

    private void WalkSynthesised(SyntaxNode node, int part, SummaryBuilder builder, OperationCollector walker)
    {
        if (node is not TypeDeclarationSyntax declaration || _model.GetDeclaredSymbol(declaration, _cancellation) is not INamedTypeSymbol type)
        {
            return;
        }

        if (part != BodyId.Constructor)
        {
            new RecordMembers(_source.Index, type).AddEdges(part, builder, node.Span);
            return;
        }

        var baseCall = declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        if (baseCall is not null)
        {
            walker.Collect(_model.GetOperation(baseCall, _cancellation), builder);
        }
        else
        {
            walker.Edges.ImplicitBaseConstructor(type, declaration.Identifier.Span, builder);
        }

        walker.Edges.InstanceInitialisers(type, declaration.Identifier.Span, builder);
    }

    private void AddConstructorEdges(ConstructorDeclarationSyntax constructor, SummaryBuilder builder, EdgeCollector edges)
    {
        if (_model.GetDeclaredSymbol(constructor, _cancellation) is not { } symbol)
        {
            return;
        }

        if (symbol.IsStatic)
        {
            return;
        }

        if (constructor.Initializer is null)
        {
            edges.ImplicitBaseConstructor(symbol.ContainingType, constructor.Identifier.Span, builder);
        }

        if (constructor.Initializer is null || !constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
        {
            edges.InstanceInitialisers(symbol.ContainingType, constructor.Identifier.Span, builder);
        }
    }
}
