using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Reachability;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Report;

/// <summary>Puts a finding into words.</summary>
internal sealed class MessageComposer
{
    private const int HopsShown = 5;
    private const int HopsShownAtEnds = 2;

    /// <summary>What comes of rules where it is not that a value differs.</summary>
    private static readonly Dictionary<string, string> Consequences = new(System.StringComparer.Ordinal)
    {
        [RuleIdentifiers.BannedSymbol] = string.Empty,
        [RuleIdentifiers.OnlyWritten] = "at each replay",
        [RuleIdentifiers.Logger] = "at each replay",
        [RuleIdentifiers.ConfigurationPassedOn] = "which may have changed when the instance is replayed",
        [RuleIdentifiers.Blocking] = "and a replay cannot go on while it is blocked",
        [RuleIdentifiers.LeavesScheduler] = "and a replay does not wait for what runs elsewhere",
        [RuleIdentifiers.UnawaitedTask] = "so the orchestration may end before it",
        [RuleIdentifiers.ReplayGuardedOperation] = "so a replay does not ask for what the history holds",
        [RuleIdentifiers.EndlessLoop] = "and each replay reads all of it",
        [RuleIdentifiers.ForeignTask] = "so a replay does not find its result in the history",
        [RuleIdentifiers.TaskOfUnknownOrigin] = string.Empty,
        [RuleIdentifiers.ContextEscapes] = "which outlives the turn that it belongs to",
        [RuleIdentifiers.AfterContinueAsNew] = "so its result is lost and the new beginning waits for it",
        [RuleIdentifiers.LosingTimer] = "so the orchestration runs until it fires",
        [RuleIdentifiers.EntityLock] = "which the engine refuses",
    };

    private readonly BodyNames _names;

    public MessageComposer(BodyNames names) => _names = names;

    /// <summary>The names of the bodies from the orchestrator to <paramref name="body"/>, without the orchestrator.</summary>
    public IReadOnlyList<string> Hops(ReachedBody body, Offence? offence)
    {
        var hops = new List<string>();
        var orchestrator = body;
        while (orchestrator.Caller is not null)
        {
            orchestrator = orchestrator.Caller;
        }

        var home = _names.TypeName(orchestrator.Id);
        for (var current = body; current.Caller is not null; current = current.Caller)
        {
            if (!_names.IsLambda(current.Id))
            {
                hops.Add(_names.TypeName(current.Id) == home ? _names.MemberName(current.Id) : _names.Display(current.Id));
            }
        }

        hops.Reverse();
        if (offence is not null)
        {
            hops.AddRange(ExternalHops(offence));
        }

        return hops;
    }

    /// <summary>The hops of an offence inside another assembly.</summary>
    public static IReadOnlyList<string> ExternalHops(Offence offence) =>
        offence.ExternalChain?.Split(new[] { Offence.Arrow }, System.StringSplitOptions.RemoveEmptyEntries) ?? System.Array.Empty<string>();

    /// <summary>The sentence that is shown.</summary>
    public string Compose(ReachedBody body, Offence offence, IReadOnlyList<string> hops, bool isPossible)
    {
        var orchestrator = body.EntryPoint.Display;
        var reach = isPossible ? "possibly reaches" : "reaches";
        var chain = hops.Count == 0
            ? $"'{orchestrator}' {reach} it directly"
            : $"'{orchestrator}' {reach} it through {Elide(hops)}";
        var remedy = FrameworkCatalogue.Find(body.EntryPoint.Framework)?.FindReplacement(offence.Capability);
        var consequence = Consequences.TryGetValue(offence.Rule, out var own) ? own : "which differs on replay";
        var what = consequence.Length == 0 ? offence.Phrase : $"{offence.Phrase}, {consequence}";
        return $"'{offence.Subject}' {what}; {chain}."
            + (remedy is null ? string.Empty : $" Use '{remedy.DisplayText}'.");
    }

    private static string Elide(IReadOnlyList<string> hops)
    {
        var quoted = hops.Select(static hop => "'" + hop + "'").ToList();
        if (quoted.Count > HopsShown)
        {
            var left = quoted.Count - (2 * HopsShownAtEnds);
            quoted = quoted.Take(HopsShownAtEnds).Concat(new[] { $"… {left} more …" }).Concat(quoted.Skip(quoted.Count - HopsShownAtEnds)).ToList();
        }

        return string.Join(Offence.Arrow, quoted);
    }
}
