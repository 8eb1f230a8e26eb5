using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Frameworks;

namespace Perdure.CodeFixes.Replace.Elapsed;

/// <summary>
/// Plans the replacement of a local stopwatch by the context's time at its start, and of each of its readings by the time since then.
/// All uses change together or not at all. The time of an orchestration stands still between two awaits, so that stopping the stopwatch
/// means nothing as long as it is read before the next await.
/// </summary>
internal static class StopwatchPlanner
{
    private const string Note = "for the start and every reading of the stopwatch";
    private const string TicksNote = "for the start and every reading of the stopwatch, ticks being those of TimeSpan";

    /// <summary>What each reading becomes; <c>{elapsed}</c> is the time since the start.</summary>
    private static readonly Dictionary<string, string> Readings = new()
    {
        ["Elapsed"] = "({elapsed})",
        ["ElapsedMilliseconds"] = "((long)({elapsed}).TotalMilliseconds)",
        ["ElapsedTicks"] = "({elapsed}).Ticks",
    };

    /// <summary>The plans for all uses of the stopwatch; null when the expression belongs to none that is understood.</summary>
    public static IReadOnlyList<ReplacePlan>? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.FindReplacement(Capabilities.UtcNow) is not { } now
            || LocalOf(site.Model, site.Expression, cancellationToken) is not { } local
            || StopwatchUses.Read(site.Model, local, Readings.Keys, cancellationToken) is not { } uses)
        {
            return null;
        }

        var writer = new ElapsedTimeWriter(site, now.Expression, FreeName(site.Model, uses.Declarator, "Start"));
        var inTicks = uses.Readings.Any(reading => reading.Name.Identifier.ValueText == "ElapsedTicks");
        var title = ReplaceTitle.Of(now, site.Context, inTicks ? TicksNote : Note);
        var plans = new List<ReplacePlan>
        {
            writer.Rename(uses.Declarator, title),
            writer.Now(uses.Declarator.Initializer!.Value, title),
        };
        if (writer.RetypeIfNamed(uses.Declarator, title) is { } retype)
        {
            plans.Add(retype);
        }

        var elapsed = FreeName(site.Model, uses.Declarator, "Elapsed");
        plans.AddRange(uses.Readings.Select(reading => uses.Stop is { } stop && reading.SpanStart > stop.SpanStart
            ? writer.Reading(reading, Readings[reading.Name.Identifier.ValueText].Replace("{elapsed}", "{stopped}"), elapsed, title)
            : writer.Elapsed(reading, Readings[reading.Name.Identifier.ValueText], title)));
        if (uses.Stop is not null)
        {
            plans.Add(writer.Keep(uses.Stop, elapsed, title));
        }

        plans.AddRange(uses.Starts.Select(start => writer.Assign(start, title)));
        plans.AddRange(uses.Idle.Select(statement => writer.Remove(statement, title)));
        return plans;
    }

    /// <summary>The variable holds a time now and no stopwatch; it says so where the name is free.</summary>
    private static string FreeName(SemanticModel model, VariableDeclaratorSyntax declarator, string suffix)
    {
        var name = declarator.Identifier.ValueText + suffix;
        var scope = declarator.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        var isTaken = !model.LookupSymbols(declarator.SpanStart, name: name).IsEmpty
            || scope?.DescendantTokens().Any(token => token.ValueText == name) != false;
        return isTaken ? declarator.Identifier.ValueText : name;
    }

    private static ILocalSymbol? LocalOf(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        var named = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } ? called : expression as MemberAccessExpressionSyntax;
        return named is not null && model.GetSymbolInfo(named.Expression, cancellationToken).Symbol is ILocalSymbol local
            ? local
            : expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
                ? model.GetDeclaredSymbol(declarator, cancellationToken) as ILocalSymbol
                : null;
    }
}
