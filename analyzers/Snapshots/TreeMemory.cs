using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>What is remembered of a tree of an earlier snapshot, without the tree.</summary>
internal sealed class TreeMemory
{
    public TreeMemory(SourceTree source)
    {
        Identity = source.Declarations.Identity;
        Path = source.Tree.FilePath;
        IsOwn = source.IsOwn;
        Outline = source.Declarations.Outline;
        Summaries = source.Declarations.Summaries;
    }

    /// <summary>The number of the tree.</summary>
    public long Identity { get; }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>Whether the tree belongs to the compilation that was analysed.</summary>
    public bool IsOwn { get; }

    /// <summary>The declarations.</summary>
    public DeclarationOutline Outline { get; }

    /// <summary>The summaries of the bodies.</summary>
    public SummaryStore Summaries { get; }
}
