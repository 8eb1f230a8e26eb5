using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.EntryPoints;

namespace Perdure.Analyzers.Reachability;

/// <summary>Counts for each body with an offence how many orchestrators reach it beside the nearest.</summary>
internal static class OrchestratorCounter
{
    public static void Count(
        ReachableCode code, IReadOnlyDictionary<BodyId, ReachedBody> reached, IEnumerable<EntryPoint> entryPoints, CancellationToken cancellation)
    {
        if (!reached.Values.Any(static body => !body.Summary.Offences.IsEmpty))
        {
            return;
        }

        foreach (var orchestrator in entryPoints.Where(static entry => entry.IsCertain).GroupBy(static entry => entry.Orchestrator))
        {
            cancellation.ThrowIfCancellationRequested();
            var seen = new HashSet<BodyId>();
            var pending = new Stack<BodyId>(orchestrator.Select(static entry => entry.Body));
            while (pending.Count > 0)
            {
                var id = pending.Pop();
                if (!seen.Add(id) || !reached.TryGetValue(id, out var body))
                {
                    continue;
                }

                if (body.EntryPoint.Orchestrator != orchestrator.Key)
                {
                    body.OtherOrchestrators++;
                }

                foreach (var target in code.Edges(id).SelectMany(static edge => edge.Targets))
                {
                    pending.Push(target);
                }
            }
        }
    }
}
