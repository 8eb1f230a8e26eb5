using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.CodeFixes.FixAll;

/// <summary>
/// Brings the changes of documents that share one file together: a project with several target frameworks has each file once for each, and
/// under <c>#if</c> each of them sees another part of it. A host writes the file once, so that what only one of them changed would be lost.
/// </summary>
internal static class LinkedDocuments
{
    /// <summary>The changed solution, in which all documents of a file have the same text.</summary>
    public static async Task<Solution> MergeAsync(Solution original, Solution changed, CancellationToken cancellationToken)
    {
        var files = changed.GetChanges(original).GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments())
            .Select(id => original.GetDocument(id)!)
            .Where(document => document.GetLinkedDocumentIds().Length > 0)
            .GroupBy(document => document.FilePath, StringComparer.Ordinal)
            .ToList();
        foreach (var file in files)
        {
            var documents = file.ToList();
            var text = await documents[0].GetTextAsync(cancellationToken).ConfigureAwait(false);
            var merged = new List<TextChange>();
            foreach (var document in documents)
            {
                var cleaned = await CleanAsync(changed.GetDocument(document.Id)!, cancellationToken).ConfigureAwait(false);
                foreach (var change in await cleaned.GetTextChangesAsync(document, cancellationToken).ConfigureAwait(false))
                {
                    if (!merged.Exists(other => other.Span.IntersectsWith(change.Span)))
                    {
                        merged.Add(change);
                    }
                }
            }

            var mergedText = text.WithChanges(merged.OrderBy(change => change.Span.Start));
            foreach (var id in documents[0].GetLinkedDocumentIds().Add(documents[0].Id))
            {
                changed = changed.WithDocumentText(id, mergedText);
            }
        }

        return changed;
    }

    /// <summary>What the host does after a fix, which a text cannot wait for.</summary>
    private static async Task<Document> CleanAsync(Document document, CancellationToken cancellationToken)
    {
        var imported = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        var reduced = await Simplifier.ReduceAsync(imported, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(reduced, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
