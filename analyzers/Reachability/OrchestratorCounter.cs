using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.EntryPoints;

namespace Perdure.Analyzers.Reachability;

/// <summary>Counts for each body with an offence how many orchestrators reach it beside the nearest.</summary>
/// <remarks>
/// Each orchestrator visits all that it reaches, so bodies are numbered once and the visits touch nothing but arrays.
/// </remarks>
internal sealed class OrchestratorCounter
{
    private readonly ReachedBody[] _bodies;
    private readonly Dictionary<BodyId, int> _numbers = new();
    private readonly int[][] _callees;
    private readonly int[] _visits;
    private readonly Stack<int> _pending = new();
    private int _visit;

    private OrchestratorCounter(ReachableCode code, IReadOnlyDictionary<BodyId, ReachedBody> reached)
    {
        _bodies = reached.Values.ToArray();
        for (var i = 0; i < _bodies.Length; i++)
        {
            _numbers.Add(_bodies[i].Id, i);
        }

        _callees = new int[_bodies.Length][];
        _visits = new int[_bodies.Length];
        for (var i = 0; i < _bodies.Length; i++)
        {
            _callees[i] = Callees(code.Edges(_bodies[i].Id));
        }
    }

    public static void Count(
        ReachableCode code, IReadOnlyDictionary<BodyId, ReachedBody> reached, IEnumerable<EntryPoint> entryPoints, CancellationToken cancellation)
    {
        var orchestrators = entryPoints.Where(static entry => entry.IsCertain).ToLookup(static entry => entry.Orchestrator, static entry => entry.Body);
        if (orchestrators.Count < 2 || !reached.Values.Any(static body => !body.Summary.Offences.IsEmpty))
        {
            return;
        }

        var counter = new OrchestratorCounter(code, reached);
        foreach (var orchestrator in orchestrators)
        {
            cancellation.ThrowIfCancellationRequested();
            counter.Visit(orchestrator.Key, orchestrator);
        }
    }

    private int[] Callees(ResolvedEdge[] edges)
    {
        var found = new List<int>();
        foreach (var edge in edges)
        {
            foreach (var target in edge.Targets)
            {
                if (_numbers.TryGetValue(target, out var number))
                {
                    found.Add(number);
                }
            }
        }

        return found.ToArray();
    }

    private void Visit(string orchestrator, IEnumerable<BodyId> bodies)
    {
        _visit++;
        foreach (var body in bodies)
        {
            if (_numbers.TryGetValue(body, out var number))
            {
                Add(number);
            }
        }

        while (_pending.Count > 0)
        {
            var number = _pending.Pop();
            if (_bodies[number].EntryPoint.Orchestrator != orchestrator)
            {
                _bodies[number].OtherOrchestrators++;
            }

            foreach (var callee in _callees[number])
            {
                Add(callee);
            }
        }
    }

    private void Add(int number)
    {
        if (_visits[number] != _visit)
        {
            _visits[number] = _visit;
            _pending.Push(number);
        }
    }
}
