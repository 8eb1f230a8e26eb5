using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Replace;

/// <summary>What the two providers of Replace fixes share; they differ in whether the fix changes the history of running instances.</summary>
public abstract class ReplaceProvider : CodeFixProvider
{
    private readonly bool _changingHistory;
    private readonly string _equivalenceKey;

    private protected ReplaceProvider(bool changingHistory, string equivalenceKey)
    {
        _changingHistory = changingHistory;
        _equivalenceKey = equivalenceKey;
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIdentifiers.Clock,
        RuleIdentifiers.RandomIdentifier,
        RuleIdentifiers.RandomNumber,
        RuleIdentifiers.OnlyWritten,
        RuleIdentifiers.Delay,
        RuleIdentifiers.Blocking,
        RuleIdentifiers.LeavesScheduler,
        RuleIdentifiers.UnawaitedTask,
        RuleIdentifiers.Logger,
        RuleIdentifiers.ReplayGuardedOperation,
        RuleIdentifiers.LosingTimer);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var plans = await ReplaceFix.PlanAsync(context.Document, [FixTarget.Of(context.Document, diagnostic)], _changingHistory, context.CancellationToken).ConfigureAwait(false);
            if (plans.Count == 0)
            {
                continue;
            }

            var changed = await ReplaceFix.ApplyAsync(context.Document, plans, context.CancellationToken).ConfigureAwait(false);
            if (await CompilationCheck.IsAsGoodAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(plans[0].Title, _ => Task.FromResult(changed), _equivalenceKey), diagnostic);
            }
        }
    }
}
