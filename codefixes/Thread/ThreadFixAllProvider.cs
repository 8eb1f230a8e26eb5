using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// Fixes all in document, project and solution. The edits of one fix reach into other documents, so that they are put together before
/// any of them is carried out; the result does not depend on the order.
/// </summary>
internal sealed class ThreadFixAllProvider : FixAllProvider
{
    /// <summary>The provider.</summary>
    public static readonly ThreadFixAllProvider Instance = new();

    private ThreadFixAllProvider()
    {
    }

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var cancellationToken = fixAllContext.CancellationToken;
        var edits = new SolutionEdits();
        foreach (var target in await FixAllTargets.FindAsync(fixAllContext).ConfigureAwait(false))
        {
            if (await ThreadPlanner.PlanContextAsync(target, cancellationToken).ConfigureAwait(false) is { ChangesHistory: false } plan)
            {
                edits.Add(plan.Edits);
            }
        }

        if (!edits.Documents.Any())
        {
            return null;
        }

        var edited = await edits.ApplyAsync(fixAllContext.Solution, cancellationToken).ConfigureAwait(false);
        var changed = await LinkedDocuments.MergeAsync(fixAllContext.Solution, edited, cancellationToken).ConfigureAwait(false);
        return await edits.CompileAsync(fixAllContext.Solution, edited, cancellationToken).ConfigureAwait(false)
            ? CodeAction.Create("Pass the orchestration context to all helpers", _ => Task.FromResult(changed), ThreadContextCodeFixProvider.EquivalenceKey)
            : null;
    }
}
