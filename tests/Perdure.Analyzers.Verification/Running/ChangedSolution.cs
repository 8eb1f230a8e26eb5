using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>The solution that a code action makes, read back from its text as an editor would after saving.</summary>
internal static class ChangedSolution
{
    /// <summary>Runs the action on the solution.</summary>
    public static async Task<Solution> OfAsync(Solution solution, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution
            ?? throw new VerificationException($"'{action.Title}' changes no document.");
        var reread = changed;
        var anything = false;
        foreach (var project in changed.GetChanges(solution).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()))
            {
                anything = true;
                var document = changed.GetDocument(id)!;
                var text = await document.GetTextAsync(cancellationToken);
                reread = reread.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding));
                if (document.FilePath is null)
                {
                    var folder = Path.GetDirectoryName(document.Project.FilePath)!;
                    reread = reread.WithDocumentFilePath(id, Path.Combine([folder, .. document.Folders, document.Name]));
                }
            }
        }

        return anything ? reread : throw new VerificationException($"'{action.Title}' was offered and changes nothing.");
    }

    /// <summary>The texts that differ, for a message.</summary>
    public static async Task<string> DescribeAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            text.AppendLine($"--- {after.GetDocument(id)!.FilePath} before").AppendLine((await before.GetDocument(id)!.GetTextAsync(cancellationToken)).ToString());
            text.AppendLine($"--- {after.GetDocument(id)!.FilePath} after").AppendLine((await after.GetDocument(id)!.GetTextAsync(cancellationToken)).ToString());
        }

        return text.ToString();
    }
}
