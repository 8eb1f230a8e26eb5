using System.Collections.Generic;
using System.Linq;

namespace Perdure.Facts.Graph;

/// <summary>
/// Which nodes reach a sink of one rule, each by the shortest way. A breadth-first search from the sinks backwards settles every node
/// once, so that recursion needs no care and the result is the least fixpoint: first over what is certain, where a dispatch counts
/// only when all its targets do, then over what is possible.
/// </summary>
internal sealed class Reachability
{
    private readonly CallGraph _graph;
    private readonly Reach[] _reached;
    private readonly int[] _openTargets;
    private readonly int[] _spreadIn;
    private readonly List<List<int>> _byDistance = [];
    private readonly List<int> _settled = [];
    private int _pass;

    public Reachability(CallGraph graph)
    {
        _graph = graph;
        _reached = new Reach[graph.Count];
        _spreadIn = new int[graph.Count];
        _openTargets = new int[graph.Dispatches.Count];
    }

    /// <summary>Searches from the sinks of one rule. The result is valid until the next search.</summary>
    public IReadOnlyList<Reach> Search(IReadOnlyList<Seed> seeds)
    {
        foreach (var node in _settled)
        {
            _reached[node] = default;
        }

        _settled.Clear();
        for (var i = 0; i < _openTargets.Length; i++)
        {
            _openTargets[i] = _graph.Dispatches[i].Targets.Count;
        }

        SettleSeeds(seeds.Where(seed => !seed.IsPossible), isPossible: false);
        Spread(isPossible: false);
        SettleSeeds(seeds, isPossible: true);
        foreach (var node in _settled.Where(node => !_reached[node].IsPossible).ToArray())
        {
            Enqueue(node, _reached[node].Distance);
        }

        Spread(isPossible: true);
        return _reached;
    }

    private static int Compare(Seed left, Seed right)
    {
        var byLength = left.Chain.Count.CompareTo(right.Chain.Count);
        return byLength != 0 ? byLength : string.CompareOrdinal(left.Sink.DocumentationId, right.Sink.DocumentationId);
    }

    private void SettleSeeds(IEnumerable<Seed> seeds, bool isPossible)
    {
        foreach (var seed in seeds)
        {
            var distance = seed.Chain.Count + 1;
            var known = _reached[seed.Node];
            if (_graph.IsEnd(seed.Node) || (known.IsReached && (known.IsPossible != isPossible || known.Seed is not { } other || Compare(other, seed) <= 0)))
            {
                continue;
            }

            if (!known.IsReached)
            {
                _settled.Add(seed.Node);
            }

            _reached[seed.Node] = new Reach(distance, 0, seed, isPossible);
            Enqueue(seed.Node, distance);
        }
    }

    private void Enqueue(int node, int distance)
    {
        while (_byDistance.Count <= distance)
        {
            _byDistance.Add([]);
        }

        _byDistance[distance].Add(node);
    }

    private void Spread(bool isPossible)
    {
        _pass++;
        for (var distance = 1; distance < _byDistance.Count; distance++)
        {
            _byDistance[distance].Sort();
            var nodes = _byDistance[distance];
            for (var i = 0; i < nodes.Count; i++)
            {
                // A shorter way may have been found after the node was queued for this one.
                if (_reached[nodes[i]].Distance == distance && _spreadIn[nodes[i]] != _pass)
                {
                    _spreadIn[nodes[i]] = _pass;
                    SpreadFrom(nodes[i], distance, isPossible);
                }
            }
        }

        _byDistance.Clear();
    }

    private void SpreadFrom(int node, int distance, bool isPossible)
    {
        foreach (var source in _graph.CertainSources(node))
        {
            Settle(source, node, distance, isPossible, isPossibleStep: false);
        }

        if (isPossible)
        {
            foreach (var source in _graph.PossibleSources(node))
            {
                Settle(source, node, distance, isPossible, isPossibleStep: true);
            }
        }
    }

    private void Settle(int source, int target, int distance, bool isPossible, bool isPossibleStep)
    {
        if (_graph.IsEnd(source))
        {
            return;
        }

        if (source >= _graph.FirstDispatch && !isPossible && !isPossibleStep)
        {
            var dispatch = source - _graph.FirstDispatch;
            _openTargets[dispatch]--;
            if (!_graph.Dispatches[dispatch].CanBeCertain || _openTargets[dispatch] > 0)
            {
                return;
            }
        }

        var next = distance + 1;
        var known = _reached[source];
        if (known.IsReached && (known.IsPossible != isPossible || known.Distance <= next))
        {
            return;
        }

        if (!known.IsReached)
        {
            _settled.Add(source);
        }

        _reached[source] = new Reach(next, target, null, isPossible);
        Enqueue(source, next);
    }
}
