using System.Collections.Generic;
using System.Linq;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Reachability;

namespace Perdure.Analyzers.Report;

/// <summary>Puts a finding into words.</summary>
internal sealed class MessageComposer
{
    private const int HopsShown = 5;
    private const int HopsShownAtEnds = 2;

    private readonly BodyNames _names;

    public MessageComposer(BodyNames names) => _names = names;

    /// <summary>The names of the bodies from the orchestrator to <paramref name="body"/>, without the orchestrator.</summary>
    public IReadOnlyList<string> Hops(ReachedBody body, Offence offence)
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
        if (offence.ExternalChain is { } external)
        {
            hops.AddRange(external.Split(new[] { Offence.Arrow }, System.StringSplitOptions.RemoveEmptyEntries));
        }

        return hops;
    }

    /// <summary>The sentence that is shown.</summary>
    public string Compose(ReachedBody body, Offence offence, IReadOnlyList<string> hops, bool isPossible)
    {
        var orchestrator = body.EntryPoint.Display;
        var reach = isPossible ? "possibly reaches" : "reaches";
        var chain = hops.Count == 0
            ? $"'{orchestrator}' {reach} it directly"
            : $"'{orchestrator}' {reach} it through {Elide(hops)}";
        var remedy = FrameworkCatalogue.Find(body.EntryPoint.Framework)?.FindReplacement(offence.Capability);
        return $"'{offence.Subject}' {offence.Phrase}, which differs on replay; {chain}."
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
