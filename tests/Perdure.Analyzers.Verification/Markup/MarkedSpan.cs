using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Verification.Markup;

/// <summary>A marked span of a source: <c>[|…|]</c> (no label), <c>{|PDR0101:…|}</c> or <c>{|#0:…|}</c>.</summary>
/// <param name="Label">The text before the colon; null where there is none.</param>
/// <param name="Span">The span in the text without markup.</param>
public sealed record MarkedSpan(string? Label, TextSpan Span)
{
    /// <summary>Whether the span only gives a place a number, for an expectation that is stated elsewhere.</summary>
    public bool IsLocation => Label is ['#', ..];
}
