using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Reachability;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Report;

/// <summary>Makes the findings of reached bodies, each filed under the tree in which the author can act.</summary>
internal sealed class FindingFactory
{
    private readonly CallGraphSource _source;
    private readonly MessageComposer _composer;
    private readonly CancellationToken _cancellation;

    public FindingFactory(CallGraphSource source, CancellationToken cancellation)
    {
        _source = source;
        _composer = new MessageComposer(source.Names);
        _cancellation = cancellation;
    }

    /// <summary>The findings by the index of their tree, in the order of their places.</summary>
    public Dictionary<int, ImmutableArray<Finding>> Create(IEnumerable<ReachedBody> bodies)
    {
        var found = new Dictionary<int, List<Finding>>();
        var seen = new HashSet<(int, TextSpan, string, string)>();
        foreach (var body in bodies)
        {
            foreach (var offence in body.Summary.Offences)
            {
                if (Place(body, offence) is { } place && seen.Add((place.Tree, place.Span, offence.Rule, offence.Subject)))
                {
                    if (Create(body, offence, place.Span) is { } finding)
                    {
                        if (!found.TryGetValue(place.Tree, out var list))
                        {
                            found.Add(place.Tree, list = new List<Finding>());
                        }

                        list.Add(finding);
                    }
                }
            }
        }

        return found.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value.OrderBy(static finding => finding.Span.Start).ThenBy(static finding => finding.Rule, System.StringComparer.Ordinal).ToImmutableArray());
    }

    private Finding? Create(ReachedBody body, Offence offence, TextSpan span)
    {
        var framework = FrameworkCatalogue.Find(body.EntryPoint.Framework);
        if (framework is null || framework.RulesNotApplied.Contains(offence.Rule))
        {
            return null;
        }

        var isPossible = offence.IsPossible || (!body.IsCertain && body.CertainRules?.Contains(offence.Rule) != true);
        var hops = _composer.Hops(body, offence);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticPropertyNames.Framework, body.EntryPoint.Framework)
            .Add(DiagnosticPropertyNames.Capability, offence.Capability)
            .Add(DiagnosticPropertyNames.Orchestrator, body.EntryPoint.Display)
            .Add(DiagnosticPropertyNames.Chain, string.Join(Offence.Arrow, hops))
            .Add(DiagnosticPropertyNames.OtherOrchestrators, body.OtherOrchestrators.ToString(CultureInfo.InvariantCulture))
            .Add(DiagnosticPropertyNames.UnderlyingRule, offence.UnderlyingRule ?? offence.Rule);
        if (offence.Api is { } api)
        {
            properties = properties.Add(DiagnosticPropertyNames.Api, api);
        }

        return new Finding(
            isPossible ? RuleIdentifiers.PossiblyReached : offence.Rule,
            _composer.Compose(body, offence, hops, isPossible),
            span,
            Sites(body),
            properties);
    }

    /// <summary>The offending expression, or the last call on the chain that stands in a hand-written file of the compilation.</summary>
    private (int Tree, TextSpan Span)? Place(ReachedBody body, Offence offence)
    {
        var span = offence.Span;
        for (var current = body; current is not null; current = current.Caller)
        {
            if (IsHandWritten(current.Id.Tree))
            {
                return (current.Id.Tree, span);
            }

            span = current.Site;
        }

        return null;
    }

    private ImmutableArray<(int Tree, TextSpan Span)> Sites(ReachedBody body)
    {
        var sites = ImmutableArray.CreateBuilder<(int, TextSpan)>();
        for (var current = body; current.Caller is not null; current = current.Caller)
        {
            if (_source.Index.Trees[current.Caller.Id.Tree].IsOwn)
            {
                sites.Add((current.Caller.Id.Tree, current.Site));
            }
        }

        sites.Reverse();
        return sites.ToImmutable();
    }

    private bool IsHandWritten(int tree)
    {
        var source = _source.Index.Trees[tree];
        return source.IsOwn && !source.Declarations.IsGenerated(_cancellation);
    }
}
