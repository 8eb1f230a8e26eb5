using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What is known of a syntax tree alone, kept as long as the tree lives: its declarations, the hash of what other files can
/// bind to, and the summaries of those of its bodies that have been needed.
/// </summary>
internal sealed class TreeDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeDeclarations> Cache = new();
    private static long _lastIdentity;

    private readonly SyntaxNode[] _nodes;
    private readonly int[] _containingTypes;
    private readonly Dictionary<TextSpan, int> _bySpan;
    private SourceWords? _words;
    private int _isGenerated = -1;

    private TreeDeclarations(DeclarationCollector collector)
    {
        _nodes = collector.Nodes.ToArray();
        _containingTypes = collector.ContainingTypes.ToArray();
        _bySpan = collector.BySpan;
        Outline = DeclarationOutline.Create(collector);
        Identity = Interlocked.Increment(ref _lastIdentity);
    }

    /// <summary>A number that no other tree in this process has.</summary>
    public long Identity { get; }

    /// <summary>What other files can bind to, as hashes and names.</summary>
    public DeclarationOutline Outline { get; }

    /// <summary>The hash of everything that other files can bind to.</summary>
    public ulong DeclarationHash => Outline.Hash;

    /// <summary>The summaries of this tree's bodies.</summary>
    public SummaryStore Summaries { get; } = new();

    /// <summary>The positions of names that were searched in this tree.</summary>
    public NameOccurrences? Occurrences { get; set; }

    /// <summary>How many declarations the tree has.</summary>
    public int Count => _nodes.Length;

    /// <summary>The declarations of <paramref name="tree"/>.</summary>
    public static TreeDeclarations Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Cache.TryGetValue(tree, out var found))
        {
            return found;
        }

        var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        var created = new TreeDeclarations(DeclarationCollector.Collect(root, cancellation));
        return Cache.GetValue(tree, _ => created);
    }

    /// <summary>The syntax of a declaration.</summary>
    public SyntaxNode Node(int declaration) => _nodes[declaration];

    /// <summary>The ordinal of the type that contains a declaration, or -1.</summary>
    public int ContainingType(int declaration) => _containingTypes[declaration];

    /// <summary>The ordinal of the declaration with exactly this span, or -1.</summary>
    public int Find(TextSpan span) => _bySpan.TryGetValue(span, out var ordinal) ? ordinal : -1;

    /// <summary>The ordinal of the innermost declaration around <paramref name="node"/>.</summary>
    public int FindContaining(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            var ordinal = Find(current.Span);
            if (ordinal > 0 && (ReferenceEquals(_nodes[ordinal], current) || current is ArrowExpressionClauseSyntax))
            {
                return ordinal;
            }
        }

        return 0;
    }

    /// <summary>The words of the file.</summary>
    public SourceWords Words(CancellationToken cancellation) => _words ??= SourceWords.Of(_nodes[0].SyntaxTree.GetText(cancellation).ToString());

    /// <summary>Whether the file was made by a tool.</summary>
    public bool IsGenerated(CancellationToken cancellation)
    {
        if (_isGenerated < 0)
        {
            _isGenerated = GeneratedCode.IsGenerated(_nodes[0].SyntaxTree, cancellation) ? 1 : 0;
        }

        return _isGenerated == 1;
    }
}
