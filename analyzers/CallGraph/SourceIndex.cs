using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// All trees whose bodies can be walked: those of the compilation, then those of the projects that the host hands over as
/// compilations, each with a stable index.
/// </summary>
internal sealed class SourceIndex
{
    private readonly Dictionary<SyntaxTree, int> _indexes = new();

    private SourceIndex(ImmutableArray<SourceTree> trees)
    {
        Trees = trees;
        for (var i = 0; i < trees.Length; i++)
        {
            _indexes[trees[i].Tree] = i;
        }
    }

    /// <summary>No trees.</summary>
    public static SourceIndex Empty { get; } = new(ImmutableArray<SourceTree>.Empty);

    /// <summary>The trees.</summary>
    public ImmutableArray<SourceTree> Trees { get; }

    /// <summary>The trees of <paramref name="projects"/>, of which the first is the one that is analysed.</summary>
    public static SourceIndex Create(ImmutableArray<Compilation> projects, CancellationToken cancellation)
    {
        var trees = ImmutableArray.CreateBuilder<SourceTree>();
        for (var project = 0; project < projects.Length; project++)
        {
            foreach (var tree in projects[project].SyntaxTrees)
            {
                cancellation.ThrowIfCancellationRequested();
                trees.Add(new SourceTree(tree, projects[project], TreeDeclarations.Of(tree, cancellation), project));
            }
        }

        return new SourceIndex(trees.ToImmutable());
    }

    /// <summary>The index of <paramref name="tree"/>, or -1.</summary>
    public int IndexOf(SyntaxTree tree) => _indexes.TryGetValue(tree, out var index) ? index : -1;

    /// <summary>The declaration of <paramref name="symbol"/> in source, with the part that is its body.</summary>
    public bool TryGetBody(ISymbol symbol, out BodyId body)
    {
        if (PartialEvents.Accessor(symbol) is { } accessor && IndexOf(accessor.SyntaxTree) is >= 0 and var at && Trees[at].Declarations.Find(accessor.Span) is >= 0 and var found)
        {
            body = new BodyId(at, found, BodyId.Body);
            return true;
        }

        var declared = ImplementationPart(symbol);
        foreach (var reference in declared.DeclaringSyntaxReferences)
        {
            var tree = IndexOf(reference.SyntaxTree);
            if (tree < 0)
            {
                continue;
            }

            var declarations = Trees[tree].Declarations;
            if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            {
                body = PartAt(tree, declarations, reference.GetSyntax());
                return true;
            }

            var ordinal = declarations.Find(reference.Span);
            if (ordinal >= 0)
            {
                var isTypeSyntax = symbol is IMethodSymbol && declarations.Node(ordinal) is TypeDeclarationSyntax;
                body = new BodyId(tree, ordinal, isTypeSyntax ? BodyId.Constructor : BodyId.Body);
                return true;
            }
        }

        body = default;
        return false;
    }

    /// <summary>The first declaration of a type in source; the same for all its parts.</summary>
    public bool TryGetType(ITypeSymbol? type, out BodyId id)
    {
        if (type is INamedTypeSymbol named)
        {
            foreach (var reference in named.OriginalDefinition.DeclaringSyntaxReferences)
            {
                var tree = IndexOf(reference.SyntaxTree);
                if (tree >= 0 && Trees[tree].Declarations.Find(reference.Span) is >= 0 and var ordinal)
                {
                    id = new BodyId(tree, ordinal, BodyId.Body);
                    return true;
                }
            }
        }

        id = default;
        return false;
    }

    /// <summary>The lambda or local function <paramref name="node"/> as a part of its declaration.</summary>
    public BodyId PartAt(SyntaxNode node)
    {
        var tree = IndexOf(node.SyntaxTree);
        return PartAt(tree, Trees[tree].Declarations, node);
    }

    /// <summary>The innermost body around <paramref name="node"/>, which is in a tree of this index.</summary>
    public BodyId BodyAround(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (current is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            {
                return PartAt(current);
            }
        }

        var tree = IndexOf(node.SyntaxTree);
        return new BodyId(tree, Trees[tree].Declarations.FindContaining(node), BodyId.Body);
    }

    private static BodyId PartAt(int tree, TreeDeclarations declarations, SyntaxNode node)
    {
        var ordinal = declarations.FindContaining(node);
        return new BodyId(tree, ordinal, node.SpanStart - declarations.Node(ordinal).SpanStart + 1);
    }

    private static ISymbol ImplementationPart(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { PartialImplementationPart: { } part } => part,
#if ROSLYN_4_14_OR_GREATER
        IMethodSymbol { AssociatedSymbol: IPropertySymbol { PartialImplementationPart: { } part } } method =>
            (method.MethodKind == MethodKind.PropertyGet ? part.GetMethod : part.SetMethod) ?? (ISymbol)method,
        IPropertySymbol { PartialImplementationPart: { } part } => part,
#endif
        _ => symbol,
    };
}
