using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Verification.Markup;

/// <summary>A source text whose markup has been taken out and turned into spans.</summary>
/// <param name="Text">The text without markup.</param>
/// <param name="Spans">The marked spans, in the order in which they end.</param>
public sealed record MarkedSource(string Text, ImmutableArray<MarkedSpan> Spans)
{
    /// <summary>Parses a text with markup. Spans may be nested.</summary>
    /// <exception cref="FormatException">A span is not closed, or closed without being open.</exception>
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        var open = new Stack<(string? Label, int Start, string End)>();
        for (var index = 0; index < marked.Length; index++)
        {
            if (StartsAt(marked, index, "[|"))
            {
                open.Push((null, text.Length, "|]"));
                index++;
            }
            else if (StartsAt(marked, index, "{|") && marked.IndexOf(':', index) is var colon and > 0)
            {
                open.Push((marked[(index + 2)..colon], text.Length, "|}"));
                index = colon;
            }
            else if (StartsAt(marked, index, "|]") || StartsAt(marked, index, "|}"))
            {
                if (!open.TryPop(out var span) || !StartsAt(marked, index, span.End))
                {
                    throw new FormatException($"A marked span is closed at offset {index} that is not open.");
                }

                spans.Add(new MarkedSpan(span.Label, TextSpan.FromBounds(span.Start, text.Length)));
                index++;
            }
            else
            {
                text.Append(marked[index]);
            }
        }

        return open.Count == 0
            ? new MarkedSource(text.ToString(), spans.ToImmutable())
            : throw new FormatException($"A marked span is not closed: it opens at offset {open.Peek().Start} of the text.");
    }

    private static bool StartsAt(string text, int index, string token)
    {
        return string.CompareOrdinal(text, index, token, 0, token.Length) == 0;
    }
}
