using System.Collections.Generic;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Reachability;

namespace Perdure.Analyzers.Report;

/// <summary>
/// What lies behind a call into code in which nothing can be reported: generated files and other projects. Each call that enters such
/// code is a place where the author can act.
/// </summary>
internal sealed class HiddenCode
{
    private readonly CallGraphSource _source;
    private readonly ReachableCode _code;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<BodyId, IReadOnlyList<HiddenOffence>> _behind = new();

    public HiddenCode(CallGraphSource source, ReachableCode code, CancellationToken cancellation)
    {
        _source = source;
        _code = code;
        _cancellation = cancellation;
    }

    /// <summary>Whether nothing can be reported in <paramref name="body"/>.</summary>
    public bool Contains(BodyId body)
    {
        var tree = _source.Index.Trees[body.Tree];
        return !tree.IsOwn || tree.Declarations.IsGenerated(_cancellation);
    }

    /// <summary>The offences that a call of <paramref name="target"/> reaches without coming back to code in which they can be reported.</summary>
    public IReadOnlyList<HiddenOffence> Behind(BodyId target)
    {
        if (!_behind.TryGetValue(target, out var found))
        {
            found = Search(target);
            _behind.Add(target, found);
        }

        return found;
    }

    private List<HiddenOffence> Search(BodyId target)
    {
        var found = new List<HiddenOffence>();
        var seen = new HashSet<BodyId> { target };
        var pending = new Queue<(BodyId Body, IReadOnlyList<string> Hops, bool IsCertain)>();
        pending.Enqueue((target, Append(new List<string>(), target), true));
        while (pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (body, hops, isCertain) = pending.Dequeue();
            foreach (var offence in _code.Bodies[body].Offences)
            {
                found.Add(new HiddenOffence(offence, hops, isCertain));
            }

            foreach (var edge in _code.Edges(body))
            {
                foreach (var next in edge.Targets)
                {
                    if (Contains(next) && seen.Add(next))
                    {
                        pending.Enqueue((next, Append(hops, next), isCertain && edge.IsCertain));
                    }
                }
            }
        }

        return found;
    }

    private IReadOnlyList<string> Append(IReadOnlyList<string> hops, BodyId body) =>
        _source.Names.IsLambda(body) ? hops : new List<string>(hops) { _source.Names.Display(body) };
}
