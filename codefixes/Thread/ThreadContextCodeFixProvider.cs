using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// Brings the orchestration context to a helper that has none: adds the parameter to the helper and to each function between it and a
/// context, in every override and implementation, and passes it at every call in the solution.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThreadContextCodeFixProvider))]
[Shared]
public sealed class ThreadContextCodeFixProvider : CodeFixProvider
{
    /// <summary>The equivalence key of every action of this provider.</summary>
    public const string EquivalenceKey = "Perdure.ThreadContext";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIdentifiers.Clock,
        RuleIdentifiers.RandomIdentifier,
        RuleIdentifiers.RandomNumber,
        RuleIdentifiers.OnlyWritten,
        RuleIdentifiers.Delay,
        RuleIdentifiers.Blocking);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider()
    {
        return ThreadFixAllProvider.Instance;
    }

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ThreadPlanner.PlanAsync(FixTarget.Of(context.Document, diagnostic), context.CancellationToken).ConfigureAwait(false) is not { } plan)
            {
                continue;
            }

            var changed = await plan.Edits.ApplyAsync(solution, context.CancellationToken).ConfigureAwait(false);
            if (await plan.Edits.CompileAsync(solution, changed, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
            }
        }
    }
}
