using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Perdure.CodeFixes.FixAll;
using Perdure.CodeFixes.Replace.Guards;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Carries out Replace fixes in a document.</summary>
internal static class ReplaceFix
{
    /// <summary>The plans for what can be fixed, each expression once, inner expressions first.</summary>
    public static async Task<IReadOnlyList<ReplacePlan>> PlanAsync(
        Document document, IEnumerable<FixTarget> targets, bool changingHistory, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return [];
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        var plans = targets
            .SelectMany(target => ReplacePlanner.PlanAll(model, root, generator, target, cancellationToken))
            .Where(plan => plan.ChangesHistory == changingHistory)
            .GroupBy(plan => (plan.Original.Span, plan.Purpose))
            .Select(same => same.First())
            .OrderBy(plan => plan.Original.Span.Length)
            .ThenBy(plan => plan.Original.SpanStart)
            .ToList();
        var guarded = plans.Where(plan => plan.Purpose == OutputGuardPlanner.Purpose).Select(plan => plan.Original).ToList();
        return plans.Where(plan => !guarded.Exists(statement => statement != plan.Original && statement.Contains(plan.Original))).ToList();
    }

    /// <summary>Carries the plans out.</summary>
    public static async Task<Document> ApplyAsync(Document document, IReadOnlyList<ReplacePlan> plans, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var plan in plans)
        {
            editor.ReplaceNode(plan.Original, (current, _) => plan.Rewrite(current));
        }

        var locals = plans.SelectMany(plan => plan.MayFallIdle).Distinct().ToList();
        foreach (var local in locals)
        {
            editor.TrackNode(local);
        }

        return document.WithSyntaxRoot(FlagLocals.RemoveUnread(SplicedBlocks.Resolve(editor.GetChangedRoot()), locals));
    }

    /// <summary>
    /// Carries out all plans that leave the code compiling as well as before. Only where all together do not, each is tried alone.
    /// </summary>
    public static async Task<Document> ApplySafelyAsync(
        Document document, IReadOnlyList<ReplacePlan> plans, CancellationToken cancellationToken)
    {
        if (plans.Count == 0)
        {
            return document;
        }

        var changed = await ApplyAsync(document, plans, cancellationToken).ConfigureAwait(false);
        if (await CompilationCheck.IsAsGoodAsync(document, changed, cancellationToken).ConfigureAwait(false))
        {
            return changed;
        }

        var good = new List<ReplacePlan>();
        foreach (var plan in plans)
        {
            var alone = await ApplyAsync(document, [plan], cancellationToken).ConfigureAwait(false);
            if (await CompilationCheck.IsAsGoodAsync(document, alone, cancellationToken).ConfigureAwait(false))
            {
                good.Add(plan);
            }
        }

        return good.Count == plans.Count ? document : await ApplySafelyAsync(document, good, cancellationToken).ConfigureAwait(false);
    }
}
