using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.EntryPoints;

namespace Perdure.Analyzers.Reachability;

/// <summary>
/// Finds the shortest chain to each body, level by level. Within a level names decide, never the order of files or threads.
/// </summary>
internal sealed class ChainFinder
{
    private readonly ReachableCode _code;
    private readonly BodyOrder _order;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<BodyId, ReachedBody> _reached = new();

    private ChainFinder(ReachableCode code, BodyOrder order, CancellationToken cancellation)
    {
        _code = code;
        _order = order;
        _cancellation = cancellation;
    }

    public static Dictionary<BodyId, ReachedBody> Find(
        ReachableCode code, BodyOrder order, IReadOnlyCollection<EntryPoint> entryPoints, CancellationToken cancellation)
    {
        var finder = new ChainFinder(code, order, cancellation);
        var certain = entryPoints.Where(static entry => entry.IsCertain).ToList();
        var assumed = entryPoints.Where(static entry => !entry.IsCertain).ToList();

        // Code that takes a context is orchestration code on its own account only where no orchestrator is seen to reach it.
        finder.Spread(finder.Enter(certain), followPossible: false);
        finder.Spread(finder.PossibleFrontier(), followPossible: true);
        finder.Spread(finder.Enter(assumed), followPossible: false);
        finder.Spread(finder.PossibleFrontier(), followPossible: true);
        finder.MarkSharedRules();
        return finder._reached;
    }

    private List<ReachedBody> Enter(IEnumerable<EntryPoint> entryPoints)
    {
        var frontier = new List<ReachedBody>();
        foreach (var entry in entryPoints.OrderBy(static entry => entry.Display, System.StringComparer.Ordinal).ThenBy(entry => entry.Body, _order))
        {
            TryReach(entry.Body, entry, null, default, isCertain: true, frontier);
        }

        return frontier;
    }

    private List<ReachedBody> PossibleFrontier()
    {
        var frontier = new List<ReachedBody>();
        foreach (var body in Sorted(_reached.Values.Where(body => _code.HasPossibleEdges(body.Id)).ToList()))
        {
            foreach (var edge in _code.Edges(body.Id))
            {
                if (!edge.IsCertain)
                {
                    Follow(body, edge, frontier);
                }
            }
        }

        return frontier;
    }

    private void Spread(List<ReachedBody> frontier, bool followPossible)
    {
        while (frontier.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var next = new List<ReachedBody>();
            foreach (var body in Sorted(frontier))
            {
                foreach (var edge in _code.Edges(body.Id))
                {
                    if (edge.IsCertain || followPossible)
                    {
                        Follow(body, edge, next);
                    }
                }
            }

            frontier = next;
        }
    }

    private void Follow(ReachedBody caller, ResolvedEdge edge, List<ReachedBody> next)
    {
        foreach (var target in edge.Targets)
        {
            TryReach(target, caller.EntryPoint, caller, edge.Site, caller.IsCertain && edge.IsCertain, next);
        }
    }

    private void TryReach(
        BodyId id, EntryPoint entryPoint, ReachedBody? caller, Microsoft.CodeAnalysis.Text.TextSpan site, bool isCertain, List<ReachedBody> next)
    {
        if (_reached.ContainsKey(id) || !_code.Bodies.TryGetValue(id, out var summary))
        {
            return;
        }

        var body = new ReachedBody(id, summary, entryPoint, caller, site, isCertain);
        _reached.Add(id, body);
        next.Add(body);
    }

    private IEnumerable<ReachedBody> Sorted(List<ReachedBody> bodies) => bodies.Count < 2 ? bodies
        : bodies.OrderBy(static body => body.Distance)
            .ThenBy(static body => body.EntryPoint.Display, System.StringComparer.Ordinal)
            .ThenBy(static body => body.Id, _order);

    /// <summary>What every candidate of a dispatched call does is certain, whichever of them runs.</summary>
    private void MarkSharedRules()
    {
        // Calls of one member have the same targets wherever they are.
        var marked = new Dictionary<BodyId, List<BodyId[]>>();
        foreach (var body in _reached.Values)
        {
            if (!body.IsCertain)
            {
                continue;
            }

            foreach (var edge in _code.Edges(body.Id))
            {
                if (!edge.IsCertain && edge.Targets.Length > 1 && IsNew(edge.Targets, marked))
                {
                    MarkShared(edge.Targets);
                }
            }
        }
    }

    private static bool IsNew(BodyId[] targets, Dictionary<BodyId, List<BodyId[]>> marked)
    {
        if (!marked.TryGetValue(targets[0], out var known))
        {
            marked.Add(targets[0], known = new List<BodyId[]>());
        }

        if (known.Any(other => other.SequenceEqual(targets)))
        {
            return false;
        }

        known.Add(targets);
        return true;
    }

    private void MarkShared(BodyId[] targets)
    {
        var closures = new List<HashSet<BodyId>>();
        HashSet<string>? shared = null;
        foreach (var target in targets)
        {
            var closure = CertainClosure(target);
            closures.Add(closure);
            var rules = closure.SelectMany(id => _code.Bodies[id].Offences).Select(static offence => offence.Rule);
            if (shared is null)
            {
                shared = new HashSet<string>(rules);
            }
            else
            {
                shared.IntersectWith(rules);
            }

            // Most of them share nothing, and that shows at the first.
            if (shared.Count == 0)
            {
                return;
            }
        }

        foreach (var body in closures.SelectMany(static closure => closure).Where(_reached.ContainsKey).Select(id => _reached[id]))
        {
            (body.CertainRules ??= new HashSet<string>()).UnionWith(shared);
        }
    }

    private HashSet<BodyId> CertainClosure(BodyId start)
    {
        var found = new HashSet<BodyId> { start };
        var pending = new Stack<BodyId>();
        pending.Push(start);
        while (pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (var edge in _code.Edges(pending.Pop()))
            {
                if (edge.IsCertain)
                {
                    foreach (var target in edge.Targets)
                    {
                        if (found.Add(target))
                        {
                            pending.Push(target);
                        }
                    }
                }
            }
        }

        return found;
    }
}
