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
    private readonly ReachableCode _code;
    private readonly HiddenCode _hidden;
    private readonly MessageComposer _composer;
    private readonly OffenceConditions _conditions;
    private readonly Dictionary<int, List<Finding>> _found = new();
    private readonly HashSet<(int Tree, TextSpan Span, string Rule, string Subject)> _seen = new();

    private FindingFactory(CallGraphSource source, ReachableCode code, CancellationToken cancellation)
    {
        _source = source;
        _code = code;
        _hidden = new HiddenCode(source, code, cancellation);
        _composer = new MessageComposer(source.Names);
        _conditions = new OffenceConditions(source, code, cancellation);
    }

    /// <summary>The findings by the index of their tree, in the order of their places.</summary>
    public static Dictionary<int, ImmutableArray<Finding>> Create(
        CallGraphSource source, ReachableCode code, IEnumerable<ReachedBody> bodies, CancellationToken cancellation)
    {
        var factory = new FindingFactory(source, code, cancellation);
        foreach (var body in bodies)
        {
            if (!factory._hidden.Contains(body.Id))
            {
                factory.AddOwn(body);
                factory.AddHidden(body);
            }
        }

        return factory._found.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value.OrderBy(static finding => finding.Span.Start).ThenBy(static finding => finding.Rule, System.StringComparer.Ordinal).ToImmutableArray());
    }

    private void AddOwn(ReachedBody body)
    {
        foreach (var offence in body.Summary.Offences)
        {
            var isCertain = !offence.IsPossible && (body.IsCertain || body.CertainRules?.Contains(offence.Rule) == true);
            Add(body, offence, offence.Span, _composer.Hops(body, offence), isCertain);
        }
    }

    private void AddHidden(ReachedBody body)
    {
        foreach (var edge in _code.Edges(body.Id))
        {
            foreach (var target in edge.Targets.Where(_hidden.Contains))
            {
                foreach (var hidden in _hidden.Behind(target))
                {
                    var hops = _composer.Hops(body, null).Concat(hidden.Hops).Concat(MessageComposer.ExternalHops(hidden.Offence)).ToList();
                    Add(body, hidden.Offence, edge.Site, hops, body.IsCertain && edge.IsCertain && hidden.IsCertain && !hidden.Offence.IsPossible);
                }
            }
        }
    }

    private void Add(ReachedBody body, Offence offence, TextSpan span, IReadOnlyList<string> hops, bool isCertain)
    {
        if (_conditions.Hold(offence) && _seen.Add((body.Id.Tree, span, offence.Rule, offence.Subject)) && Create(body, offence, span, hops, isCertain) is { } finding)
        {
            if (!_found.TryGetValue(body.Id.Tree, out var list))
            {
                _found.Add(body.Id.Tree, list = new List<Finding>());
            }

            list.Add(finding);
        }
    }

    private Finding? Create(ReachedBody body, Offence offence, TextSpan span, IReadOnlyList<string> hops, bool isCertain)
    {
        var framework = FrameworkCatalogue.Find(body.EntryPoint.Framework);
        if (framework is null || framework.RulesNotApplied.Contains(offence.Rule) || framework.CapabilitiesNotApplied.Contains(offence.Capability))
        {
            return null;
        }

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
            isCertain ? offence.Rule : RuleIdentifiers.PossiblyReached,
            _composer.Compose(body, offence, hops, !isCertain),
            span,
            Sites(body),
            properties);
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
}
