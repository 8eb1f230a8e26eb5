using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>What is remembered of a tree of an earlier snapshot, without the tree.</summary>
internal sealed class TreeMemory
{
    public TreeMemory(SourceTree source)
    {
        Identity = source.Declarations.Identity;
        Path = source.Tree.FilePath;
        Project = source.Project;
        Outline = source.Declarations.Outline;
        Summaries = source.Declarations.Summaries;
    }

    /// <summary>The number of the tree.</summary>
    public long Identity { get; }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The place of the tree's compilation among those whose trees were analysed.</summary>
    public int Project { get; }

    /// <summary>The declarations.</summary>
    public DeclarationOutline Outline { get; }

    /// <summary>The summaries of the bodies.</summary>
    public SummaryStore Summaries { get; }
}
