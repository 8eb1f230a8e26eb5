using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Reachability;

/// <summary>Answers what offences ask of other bodies, once all reached bodies are known.</summary>
internal sealed class OffenceConditions
{
    private readonly ReachableCode _code;
    private readonly StaticWrites _writes;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<(OffenceConditionKind Kind, BodyId Body, int Detail), bool> _answers = new();

    public OffenceConditions(CallGraphSource source, ReachableCode code, CancellationToken cancellation)
    {
        _code = code;
        _writes = new StaticWrites(source, cancellation);
        _cancellation = cancellation;
    }

    /// <summary>Whether <paramref name="offence"/> is one.</summary>
    public bool Hold(Offence offence)
    {
        foreach (var condition in offence.Conditions)
        {
            if (Holds(condition) == condition.IsNegated)
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(OffenceCondition condition)
    {
        var key = (condition.Kind, condition.Body, condition.Kind == OffenceConditionKind.LogsThroughParameter ? condition.Parameter : (int)condition.Trait);
        if (!_answers.TryGetValue(key, out var answer))
        {
            answer = Answer(condition);
            _answers.Add(key, answer);
        }

        return answer;
    }

    private bool Answer(OffenceCondition condition) => condition.Kind switch
    {
        OffenceConditionKind.ReachesTrait => Any(condition.Body, condition.Trait, id => _code.Edges(id).Where(static edge => edge.IsCertain).SelectMany(static edge => edge.Targets)),
        OffenceConditionKind.HasTrait => Any(condition.Body, condition.Trait, id => _code.Bodies[id].ResultsOf),
        OffenceConditionKind.LogsThroughParameter => LogsThrough(condition.Body, condition.Parameter),
        OffenceConditionKind.Unimplemented => !_code.IsImplemented(condition.Body),
        OffenceConditionKind.Reached => _code.Bodies.ContainsKey(condition.Body),
        OffenceConditionKind.StaticWritten => _writes.IsWritten(condition.Body),
        _ => _writes.IsContentChanged(condition.Body),
    };

    private bool Any(BodyId start, BodyTraits trait, System.Func<BodyId, IEnumerable<BodyId>> next)
    {
        var seen = new HashSet<BodyId> { start };
        var pending = new Stack<BodyId>();
        pending.Push(start);
        while (pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var current = pending.Pop();
            if (!_code.Bodies.TryGetValue(current, out var summary))
            {
                continue;
            }

            if ((summary.Traits & trait) != 0)
            {
                return true;
            }

            foreach (var target in next(current))
            {
                if (seen.Add(target))
                {
                    pending.Push(target);
                }
            }
        }

        return false;
    }

    private bool LogsThrough(BodyId start, int parameter)
    {
        var seen = new HashSet<(BodyId, int)> { (start, parameter) };
        var pending = new Stack<(BodyId Body, int Parameter)>();
        pending.Push((start, parameter));
        while (pending.Count > 0)
        {
            var (body, ordinal) = pending.Pop();
            if (!_code.Bodies.TryGetValue(body, out var summary))
            {
                continue;
            }

            foreach (var logged in summary.LoggedParameters.Where(logged => logged.Ordinal == ordinal))
            {
                if (!logged.IsHandedOn)
                {
                    return true;
                }

                if (seen.Add((logged.Target, logged.TargetOrdinal)))
                {
                    pending.Push((logged.Target, logged.TargetOrdinal));
                }
            }
        }

        return false;
    }
}
