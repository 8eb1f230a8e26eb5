using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.EntryPoints;

namespace Perdure.Analyzers.Reachability;

/// <summary>
/// All bodies that orchestrators can reach, with resolved calls. Which types exist decides where a call on an interface leads, and
/// reached code makes types exist, so both grow together until neither does.
/// </summary>
internal sealed class ReachableCode
{
    private readonly CallGraphSource _source;
    private readonly SharedWork _work;
    private readonly System.Func<DispatchTable> _dispatch;
    private readonly ImmutableHashSet<BodyId> _orchestratorTypes;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<BodyId, BodySummary> _summaries = new();
    private readonly Dictionary<BodyId, ResolvedEdge[]> _edges = new();
    private readonly HashSet<BodyId> _existing;
    private readonly List<BodyId> _appeared = new();
    private readonly List<CallEdge> _dispatched = new();
    private readonly Dictionary<BodyId, List<CallEdge>> _waiting = new();
    private List<BodyId> _pending = new();

    private ReachableCode(
        CallGraphSource source,
        SharedWork work,
        System.Func<DispatchTable> dispatch,
        ImmutableHashSet<BodyId> orchestratorTypes,
        ImmutableHashSet<BodyId> registered,
        CancellationToken cancellation)
    {
        _source = source;
        _work = work;
        _dispatch = dispatch;
        _orchestratorTypes = orchestratorTypes;
        _cancellation = cancellation;
        _existing = new HashSet<BodyId>(registered.Union(orchestratorTypes));
    }

    /// <summary>The bodies that are reached.</summary>
    public IReadOnlyDictionary<BodyId, BodySummary> Bodies => _summaries;

    public static ReachableCode Explore(
        CallGraphSource source,
        SharedWork work,
        System.Func<DispatchTable> dispatch,
        IEnumerable<EntryPoint> entryPoints,
        ImmutableHashSet<BodyId> orchestratorTypes,
        ImmutableHashSet<BodyId> registered,
        CancellationToken cancellation)
    {
        var code = new ReachableCode(source, work, dispatch, orchestratorTypes, registered, cancellation);
        foreach (var entryPoint in entryPoints)
        {
            code.Reach(entryPoint.Body);
        }

        code.Close();
        return code;
    }

    /// <summary>Whether any body in source may run when the slot that is declared at <paramref name="slot"/> is called.</summary>
    public bool IsImplemented(BodyId slot) => _dispatch().Candidates(CallEdge.Dispatched(slot, arguments: null, default, DispatchKind.Receiver)).Count > 0;

    /// <summary>The calls of a reached body.</summary>
    public ResolvedEdge[] Edges(BodyId id)
    {
        if (!_edges.TryGetValue(id, out var edges))
        {
            edges = ResolveAll(_summaries[id].Calls);
            _edges.Add(id, edges);
        }

        return edges;
    }

    private void Close()
    {
        while (true)
        {
            while (_pending.Count > 0)
            {
                ExpandPending();
            }

            var round = TakeUnresolved();
            if (round.Count == 0)
            {
                break;
            }

            foreach (var edge in round)
            {
                ReachAll(Resolve(edge).Targets);
            }
        }
    }

    /// <summary>The dispatched calls that are new, and those that a type which exists since the last round may lead elsewhere.</summary>
    private List<CallEdge> TakeUnresolved()
    {
        var round = new List<CallEdge>();
        foreach (var type in _appeared)
        {
            if (_waiting.TryGetValue(type, out var edges))
            {
                round.AddRange(edges);
            }
        }

        _appeared.Clear();
        foreach (var edge in _dispatched)
        {
            round.Add(edge);
            foreach (var candidate in _dispatch().Candidates(edge))
            {
                if (!_existing.Contains(candidate.Type))
                {
                    WaitFor(candidate.Type, edge);
                }
            }
        }

        _dispatched.Clear();
        return round;
    }

    private void WaitFor(BodyId type, CallEdge edge)
    {
        if (!_waiting.TryGetValue(type, out var edges))
        {
            _waiting.Add(type, edges = new List<CallEdge>());
        }

        edges.Add(edge);
    }

    private void Exist(ImmutableArray<BodyId> types)
    {
        foreach (var type in types)
        {
            if (_existing.Add(type))
            {
                _appeared.Add(type);
            }
        }
    }

    private void ExpandPending()
    {
        var level = _pending;
        _pending = new List<BodyId>();
        var summaries = _source.Summaries(level, _work, _cancellation);
        for (var i = 0; i < summaries.Length; i++)
        {
            Expand(level[i], summaries[i]);
        }
    }

    private void Expand(BodyId id, BodySummary summary)
    {
        _summaries[id] = summary;
        Exist(summary.Instantiated);
        Exist(summary.Registered);
        foreach (var edge in summary.Calls)
        {
            if (edge.Dispatch == DispatchKind.None)
            {
                Reach(edge.Target);
            }
            else
            {
                _dispatched.Add(edge);
            }
        }
    }

    private void ReachAll(BodyId[] targets)
    {
        foreach (var target in targets)
        {
            Reach(target);
        }
    }

    private void Reach(BodyId id)
    {
        if (!_summaries.ContainsKey(id))
        {
            _summaries.Add(id, BodySummary.Empty);
            _pending.Add(id);
        }
    }

    /// <summary>Whether the target of a call of a reached body is one of several.</summary>
    public bool HasPossibleEdges(BodyId id)
    {
        foreach (var edge in Edges(id))
        {
            if (!edge.IsCertain)
            {
                return true;
            }
        }

        return false;
    }

    private ResolvedEdge[] ResolveAll(ImmutableArray<CallEdge> calls)
    {
        if (calls.IsEmpty)
        {
            return System.Array.Empty<ResolvedEdge>();
        }

        var edges = new List<ResolvedEdge>(calls.Length);
        foreach (var call in calls)
        {
            var edge = Resolve(call);
            if (edge.Targets.Length > 0)
            {
                edges.Add(edge);
            }
        }

        return edges.ToArray();
    }

    private ResolvedEdge Resolve(CallEdge edge)
    {
        if (edge.Dispatch == DispatchKind.None)
        {
            return new ResolvedEdge(edge.Site, new[] { edge.Target }, isCertain: true);
        }

        var candidates = _dispatch().Candidates(edge);
        if (candidates.Count == 0)
        {
            // Nobody overrides it: what is declared is what runs.
            return new ResolvedEdge(edge.Site, edge.Slot is null ? new[] { edge.Target } : System.Array.Empty<BodyId>(), isCertain: true);
        }

        if (edge.Dispatch == DispatchKind.This && candidates.Any(candidate => _orchestratorTypes.Contains(candidate.Type)))
        {
            // Each orchestrator that inherits the caller makes this very call on itself.
            return new ResolvedEdge(edge.Site, Distinct(candidates.Where(candidate => _orchestratorTypes.Contains(candidate.Type))), isCertain: true);
        }

        var all = Distinct(candidates);
        var existing = Distinct(candidates.Where(candidate => _existing.Contains(candidate.Type)));
        if (existing.Length > 0)
        {
            return new ResolvedEdge(edge.Site, existing, isCertain: existing.Length == 1);
        }

        if (edge.Dispatch == DispatchKind.TypeArgument)
        {
            // Nobody hands one of these types over.
            return new ResolvedEdge(edge.Site, System.Array.Empty<BodyId>(), isCertain: true);
        }

        // No object of these types is seen to be made, so any of them may come from outside; one that nobody overrides is certain.
        return new ResolvedEdge(edge.Site, all, isCertain: all.Length == 1 && all[0].Equals(edge.Target) && edge.Slot is null);
    }

    private static BodyId[] Distinct(IEnumerable<DispatchTarget> targets) =>
        targets.Select(static target => target.Body).Distinct().ToArray();
}
