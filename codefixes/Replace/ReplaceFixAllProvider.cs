using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Replace;

/// <summary>Fixes all in document, project and solution, document by document.</summary>
internal sealed class ReplaceFixAllProvider : FixAllProvider
{
    /// <summary>The provider.</summary>
    public static readonly ReplaceFixAllProvider Instance = new();

    private ReplaceFixAllProvider()
    {
    }

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var cancellationToken = fixAllContext.CancellationToken;
        var changed = fixAllContext.Solution;
        foreach (var targets in (await FixAllTargets.FindAsync(fixAllContext).ConfigureAwait(false)).GroupBy(target => target.Document.Id))
        {
            var document = targets.First().Document;
            var plans = await ReplaceFix.PlanAsync(document, targets, changingHistory: false, cancellationToken).ConfigureAwait(false);
            var fixedDocument = await ReplaceFix.ApplySafelyAsync(document, plans, cancellationToken).ConfigureAwait(false);
            if (fixedDocument != document && await fixedDocument.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                changed = changed.WithDocumentSyntaxRoot(document.Id, root);
            }
        }

        if (changed == fixAllContext.Solution)
        {
            return null;
        }

        changed = await LinkedDocuments.MergeAsync(fixAllContext.Solution, changed, cancellationToken).ConfigureAwait(false);
        return CodeAction.Create("Use what the orchestration context offers", _ => Task.FromResult(changed), ReplaceCodeFixProvider.EquivalenceKey);
    }
}
