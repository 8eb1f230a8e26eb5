using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>A tree of the analysed compilation or of a project that it references as source.</summary>
internal sealed class SourceTree
{
    public SourceTree(SyntaxTree tree, Compilation compilation, TreeDeclarations declarations, int project)
    {
        Tree = tree;
        Compilation = compilation;
        Declarations = declarations;
        Project = project;
    }

    public SyntaxTree Tree { get; }

    public Compilation Compilation { get; }

    public TreeDeclarations Declarations { get; }

    /// <summary>Whether the tree belongs to the compilation that is analysed.</summary>
    public bool IsOwn => Project == 0;

    /// <summary>The place of the tree's compilation among those whose trees are analysed; 0 for the one that is analysed itself.</summary>
    public int Project { get; }
}
