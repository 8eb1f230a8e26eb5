using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Thread;

/// <summary>What the two providers of Thread fixes share; they differ in what is passed.</summary>
public abstract class ThreadProvider : CodeFixProvider
{
    private readonly string _equivalenceKey;

    private protected ThreadProvider(string equivalenceKey)
    {
        _equivalenceKey = equivalenceKey;
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIdentifiers.Clock,
        RuleIdentifiers.RandomIdentifier,
        RuleIdentifiers.RandomNumber,
        RuleIdentifiers.OnlyWritten,
        RuleIdentifiers.Delay,
        RuleIdentifiers.Blocking);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await PlanAsync(FixTarget.Of(context.Document, diagnostic), context.CancellationToken).ConfigureAwait(false) is not { } plan)
            {
                continue;
            }

            var changed = await plan.Edits.ApplyAsync(solution, context.CancellationToken).ConfigureAwait(false);
            if (await plan.Edits.CompileAsync(solution, changed, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(changed), _equivalenceKey), diagnostic);
            }
        }
    }

    private protected abstract Task<ThreadPlan?> PlanAsync(FixTarget target, CancellationToken cancellationToken);
}
