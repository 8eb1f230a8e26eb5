using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Replace.Timers;

/// <summary>
/// Plans the replacement of a delay that runs in a race: the durable timer gets a token that is cancelled after the race, because a durable
/// timer that has lost keeps its orchestration from ending, which a delay of the machine does not.
/// </summary>
internal static class RacedDelayPlanner
{
    /// <summary>The plans; null where the delay runs in no race that is understood, or has a token already.</summary>
    public static IReadOnlyList<ReplacePlan>? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.Expression is not InvocationExpressionSyntax delay
            || site.FindReplacement(site.Capability) is not { IsTimer: true }
            || TimerRace.Find(site.Model, delay, cancellationToken) is not { } race
            || LosingTimerPlanner.PlanSource(site, delay, race) is not { } source
            || DelayPlanner.Plan(site, SyntaxFactory.ParseExpression(source.Token), cancellationToken) is not { } timer)
        {
            return null;
        }

        return [timer, .. source.Plans.Select(plan => plan with { Title = timer.Title, ChangesHistory = timer.ChangesHistory })];
    }
}
