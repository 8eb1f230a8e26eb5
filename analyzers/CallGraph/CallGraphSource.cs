using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Contracts;
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
        var summaries = tree.Declarations.Summaries.For(Fingerprint);
        var key = SummaryStore.Key(id.Declaration, id.Part);
        if (summaries.TryGetValue(key, out var known))
        {
            return known;
        }

        Walk(id, tree, summaries, cancellation);
        return summaries.GetOrAdd(key, BodySummary.Empty);
    }

    /// <summary>The body <paramref name="id"/> and each lambda and local function in it.</summary>
    public IEnumerable<BodyId> Parts(BodyId id, CancellationToken cancellation)
    {
        _ = Summary(id, cancellation);
        var summaries = Index.Trees[id.Tree].Declarations.Summaries.For(Fingerprint);
        return summaries.Keys
            .Where(key => SummaryStore.DeclarationOf(key) == id.Declaration)
            .Select(key => new BodyId(id.Tree, id.Declaration, SummaryStore.PartOf(key)))
            .Where(part => part.Part == id.Part || part.Part > 0)
            .OrderBy(static part => part.Part)
            .ToList();
    }

    private void Walk(BodyId id, SourceTree tree, ConcurrentDictionary<long, BodySummary> summaries, CancellationToken cancellation)
    {
        // A lambda is walked with the declaration around it, which is the type when it stands in the arguments of a base call.
        var part = id.Part >= 0 && tree.Declarations.Node(id.Declaration) is not TypeDeclarationSyntax ? BodyId.Body : System.Math.Min(id.Part, BodyId.Constructor);
        foreach (var pair in new DeclarationWalker(this, tree, id.Tree, cancellation).Walk(id.Declaration, part))
        {
            summaries[SummaryStore.Key(id.Declaration, pair.Key)] = pair.Value;
        }
    }
}
