using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Contracts;
using Perdure.Analyzers.Flow.Tasks;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Gives the summary of any body of one compilation, binding it only when no earlier compilation has done so.</summary>
internal sealed class CallGraphSource
{
    public CallGraphSource(SourceIndex index, ImmutableArray<FrameworkSymbols> frameworks, SymbolVerdicts verdicts, bool reportUnknown, ulong fingerprint)
    {
        Index = index;
        Frameworks = frameworks;
        Verdicts = verdicts;
        ReportUnknown = reportUnknown;
        Fingerprint = fingerprint;
        Names = new BodyNames(index);
        Boundaries = new WorkBoundaries(frameworks);
        Engines = new EngineAssemblies(frameworks);
        TaskCalls = new TaskCallReader(frameworks);
        TaskExpressions = new TaskExpressionReader(frameworks);
        TaskRegistrations = new TaskRegistrationReader(frameworks);
    }

    public SourceIndex Index { get; }

    /// <summary>The names of bodies.</summary>
    public BodyNames Names { get; }

    public ImmutableArray<FrameworkSymbols> Frameworks { get; }

    /// <summary>Activities and clients.</summary>
    public WorkBoundaries Boundaries { get; }

    /// <summary>The assemblies that can make durable tasks.</summary>
    public EngineAssemblies Engines { get; }

    /// <summary>Reads calls through a context.</summary>
    public TaskCallReader TaskCalls { get; }

    /// <summary>Reads calls that name a task by an expression.</summary>
    public TaskExpressionReader TaskExpressions { get; }

    /// <summary>Reads calls that register tasks.</summary>
    public TaskRegistrationReader TaskRegistrations { get; }

    public SymbolVerdicts Verdicts { get; }

    /// <summary>Whether calls that cannot be followed are reported.</summary>
    public bool ReportUnknown { get; }

    /// <summary>The fingerprint of all declarations, under which summaries are kept.</summary>
    public ulong Fingerprint { get; }

    /// <summary>The summary of <paramref name="id"/>.</summary>
    public BodySummary Summary(BodyId id, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var tree = Index.Trees[id.Tree];
        var root = RootPart(id, tree);
        return PartOf(Declaration(id.Tree, id.Declaration, root, cancellation), id, root);
    }

    /// <summary>The summaries of <paramref name="bodies"/>, in their order; those that nobody asked for before are made at once.</summary>
    public BodySummary[] Summaries(IReadOnlyList<BodyId> bodies, SharedWork work, CancellationToken cancellation)
    {
        var summaries = new BodySummary[bodies.Count];
        var unknown = new List<int>();
        for (var i = 0; i < summaries.Length; i++)
        {
            if (Find(bodies[i]) is { } known)
            {
                summaries[i] = known;
            }
            else
            {
                unknown.Add(i);
            }
        }

        work.Run(unknown.Count, index => summaries[unknown[index]] = Summary(bodies[unknown[index]], cancellation), cancellation);
        return summaries;
    }

    /// <summary>The summary of the declaration that <paramref name="id"/> belongs to.</summary>
    public DeclarationSummary Declaration(BodyId id, CancellationToken cancellation) =>
        Declaration(id.Tree, id.Declaration, RootPart(id, Index.Trees[id.Tree]), cancellation);

    private DeclarationSummary Declaration(int treeIndex, int declaration, int root, CancellationToken cancellation)
    {
        var tree = Index.Trees[treeIndex];
        var summaries = tree.Declarations.Summaries.For(Fingerprint);
        var key = SummaryStore.Key(declaration, root);
        if (summaries.TryGetValue(key, out var known))
        {
            return known.Summary;
        }

        var node = tree.Declarations.Node(declaration);
        var summary = new DeclarationWalker(this, tree, treeIndex, cancellation).Walk(declaration, root);
        return summaries.GetOrAdd(key, new WalkedDeclaration(summary, WalkedDeclaration.HashText(node), node.SpanStart)).Summary;
    }

    /// <summary>The summary of <paramref name="id"/>, if it has been made before.</summary>
    private BodySummary? Find(BodyId id)
    {
        var tree = Index.Trees[id.Tree];
        var root = RootPart(id, tree);
        return tree.Declarations.Summaries.For(Fingerprint).TryGetValue(SummaryStore.Key(id.Declaration, root), out var known) ? PartOf(known.Summary, id, root) : null;
    }

    private static BodySummary PartOf(DeclarationSummary declaration, BodyId id, int root) =>
        id.Part > 0 ? declaration.Function(id.Part) : id.Part == root ? declaration.Body : BodySummary.Empty;

    /// <summary>A lambda is walked with the declaration around it, which is the type when it stands in the arguments of a base call.</summary>
    private static int RootPart(BodyId id, SourceTree tree) => id.Part < 0 ? id.Part
        : tree.Declarations.Node(id.Declaration) is TypeDeclarationSyntax ? BodyId.Constructor
        : BodyId.Body;
}
