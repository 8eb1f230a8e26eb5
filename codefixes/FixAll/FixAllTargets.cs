using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.CodeFixes.FixAll;

/// <summary>Collects what a fix-all is about.</summary>
internal static class FixAllTargets
{
    /// <summary>
    /// The diagnostics in the scope. <c>dotnet format</c> runs one fix-all after the other on the diagnostics that it found before the
    /// first; those in a file that has changed since are followed to where they are now.
    /// </summary>
    public static async Task<IReadOnlyList<FixTarget>> FindAsync(FixAllContext context)
    {
        var diagnostics = new List<Diagnostic>();
        if (context.Scope == FixAllScope.Document)
        {
            diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false));
        }
        else
        {
            foreach (var project in context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects)
            {
                diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }
        }

        var targets = new List<FixTarget>();
        foreach (var diagnostic in diagnostics)
        {
            if (await LocateAsync(context.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } target)
            {
                targets.Add(target);
            }
        }

        return targets;
    }

    private static async Task<FixTarget?> LocateAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return null;
        }

        var id = solution.GetDocumentId(tree) ?? solution.GetDocumentIdsWithFilePath(tree.FilePath).FirstOrDefault();
        if (solution.GetDocument(id) is not { } document || await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } current)
        {
            return null;
        }

        if (current == tree)
        {
            return FixTarget.Of(document, diagnostic);
        }

        var shift = 0;
        var span = diagnostic.Location.SourceSpan;
        foreach (var change in current.GetChanges(tree).OrderBy(change => change.Span.Start))
        {
            if (change.Span.End <= span.Start)
            {
                shift += (change.NewText?.Length ?? 0) - change.Span.Length;
            }
            else if (change.Span.Start < span.End)
            {
                return null;
            }
        }

        return new FixTarget(document, new TextSpan(span.Start + shift, span.Length), diagnostic);
    }
}
