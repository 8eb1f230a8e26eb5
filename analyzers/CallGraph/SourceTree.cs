using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>A tree of the analysed compilation or of a project that it references as source.</summary>
internal sealed class SourceTree
{
    public SourceTree(SyntaxTree tree, Compilation compilation, TreeDeclarations declarations, bool isOwn)
    {
        Tree = tree;
        Compilation = compilation;
        Declarations = declarations;
        IsOwn = isOwn;
    }

    public SyntaxTree Tree { get; }

    public Compilation Compilation { get; }

    public TreeDeclarations Declarations { get; }

    /// <summary>Whether the tree belongs to the compilation that is analysed.</summary>
    public bool IsOwn { get; }
}
