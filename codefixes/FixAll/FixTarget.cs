using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.CodeFixes.FixAll;

/// <summary>A diagnostic and where it is in the current state of the solution.</summary>
/// <param name="Document">The document.</param>
/// <param name="Span">The span in the document's current text.</param>
/// <param name="Diagnostic">The diagnostic, whose own location may be that of an earlier state.</param>
internal sealed record FixTarget(Document Document, TextSpan Span, Diagnostic Diagnostic)
{
    /// <summary>The target of a diagnostic that was reported for the current state of <paramref name="document"/>.</summary>
    public static FixTarget Of(Document document, Diagnostic diagnostic)
    {
        return new FixTarget(document, diagnostic.Location.SourceSpan, diagnostic);
    }
}
