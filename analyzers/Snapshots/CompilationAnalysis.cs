using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Configuration;
using Perdure.Analyzers.Contracts;
using Perdure.Analyzers.EntryPoints;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Reachability;
using Perdure.Analyzers.Report;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Snapshots;

/// <summary>The analysis of one compilation, made when the first of its files asks and shared by all of them.</summary>
internal sealed class CompilationAnalysis
{
    /// <summary>How long one who waits sleeps before it looks whether its question was taken back.</summary>
    private static readonly TimeSpan WaitingTime = TimeSpan.FromMilliseconds(20);

    private readonly Compilation _compilation;
    private readonly ImmutableArray<FrameworkSymbols> _frameworks;
    private readonly AnalyzerOptions _options;
    private readonly SharedWork _work;
    private Result? _result;
    private int _isLed;

    public CompilationAnalysis(Compilation compilation, ImmutableArray<FrameworkSymbols> frameworks, AnalyzerOptions options)
    {
        _compilation = compilation;
        _frameworks = frameworks;
        _options = options;
        _work = new SharedWork(compilation.Options.ConcurrentBuild);
    }

    /// <summary>The findings in <paramref name="tree"/>.</summary>
    public ImmutableArray<Finding> FindingsIn(SyntaxTree tree, CancellationToken cancellation)
    {
        var result = GetResult(cancellation);
        var index = result.Index.IndexOf(tree);
        return index < 0 ? ImmutableArray<Finding>.Empty : result.Map.In(index);
    }

    /// <summary>The tree with the index <paramref name="tree"/> in the findings.</summary>
    public SyntaxTree Tree(int tree, CancellationToken cancellation) => GetResult(cancellation).Index.Trees[tree].Tree;

    /// <summary>Whether an orchestrator is certain to reach the code at <paramref name="place"/>.</summary>
    public bool IsOrchestration(SyntaxNode place, CancellationToken cancellation)
    {
        var result = GetResult(cancellation);
        return result.Index.IndexOf(place.SyntaxTree) >= 0 && result.Map.IsOrchestration(result.Index.BodyAround(place));
    }

    private Result GetResult(CancellationToken cancellation)
    {
        while (true)
        {
            if (Volatile.Read(ref _result) is { } known)
            {
                return known;
            }

            cancellation.ThrowIfCancellationRequested();
            if (Interlocked.CompareExchange(ref _isLed, 1, 0) == 0)
            {
                try
                {
                    Lead(cancellation);
                }
                finally
                {
                    Volatile.Write(ref _isLed, 0);
                    _work.Call();
                }
            }
            else
            {
                _work.HelpOrWait(WaitingTime);
            }
        }
    }

    private void Lead(CancellationToken cancellation)
    {
        // Whoever led before may have ended between the two questions.
        if (Volatile.Read(ref _result) is null)
        {
            var projects = SourceProjects.Of(_compilation);
            var words = new FrameworkWords(_compilation, _frameworks, projects);
            Volatile.Write(ref _result, words.OccurIn(projects, cancellation) ? Analyse(SourceIndex.Create(projects, cancellation), words, cancellation) : new Result(SourceIndex.Empty, FindingMap.Empty));
        }
    }

    private Result Analyse(SourceIndex index, FrameworkWords words, CancellationToken cancellation)
    {
        var configuration = AnalysisConfiguration.Read(_compilation, _options, cancellation);
        var key = SnapshotKey.Create(_compilation, index, configuration.Hash);
        var transfer = SummaryTransfer.Apply(index, key, cancellation);
        var memory = ProjectMemory.Of(index, key);
        lock (memory.Work)
        {
            if (memory.Find(key.Trees) is { } known)
            {
                return new Result(index, known);
            }

            if (transfer is not null)
            {
                memory.Adopt(transfer);
            }

            var map = Analyse(index, words, key.Declarations, configuration, memory, transfer?.Dispatch, cancellation);
            memory.Keep(key.Trees, map);
            return new Result(index, map);
        }
    }

    private FindingMap Analyse(
        SourceIndex index,
        FrameworkWords words,
        ulong fingerprint,
        AnalysisConfiguration configuration,
        ProjectMemory memory,
        DispatchTransfer? dispatch,
        CancellationToken cancellation)
    {
        var verdicts = new SymbolVerdicts(ApiCatalogue.Shared, configuration, FrameworkAssemblies());
        var source = new CallGraphSource(index, _frameworks, verdicts, configuration.ReportUnknown, fingerprint);
        var files = memory.Declared is null || memory.Contracts is null ? FrameworkFiles.Find(index, words, cancellation) : null;
        memory.Frameworks ??= files?.Names;
        var declared = memory.Declared ??= DeclaredEntryPoints.Find(_compilation, index, _frameworks, files!, cancellation);
        var given = DelegateEntryPoints.Find(source, declared.DelegateNames, cancellation);
        var entryPoints = declared.EntryPoints.AddRange(given.EntryPoints);
        var contracts = memory.Contracts ??= DeclaredContractFinder.Find(_compilation, index, _frameworks, files!, cancellation);
        if (entryPoints.IsEmpty && contracts.IsEmpty)
        {
            return FindingMap.Empty;
        }

        var code = ReachableCode.Explore(
            source,
            _work,
            () => memory.Dispatch ??= DispatchTableBuilder.Build(index, verdicts, dispatch, cancellation),
            entryPoints,
            declared.Types,
            given.Registered,
            cancellation);
        var reached = ChainFinder.Find(code, new BodyOrder(source), entryPoints, cancellation);
        OrchestratorCounter.Count(code, reached, entryPoints, cancellation);
        return FindingMap.Merge(
            FindingFactory.Create(source, code, reached.Values, cancellation),
            ContractFindings.Find(source, contracts, given.Tasks, reached.Values, cancellation),
            reached.Values.Where(body => body.IsCertain && index.Trees[body.Id.Tree].IsOwn).Select(static body => body.Id));
    }

    private ImmutableHashSet<string> FrameworkAssemblies() =>
        _frameworks.SelectMany(static framework => framework.Types).Select(static type => type.ContainingAssembly.Name).ToImmutableHashSet();

    private sealed class Result
    {
        public Result(SourceIndex index, FindingMap map)
        {
            Index = index;
            Map = map;
        }

        public SourceIndex Index { get; }

        public FindingMap Map { get; }
    }
}
