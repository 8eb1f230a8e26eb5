using System;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Snapshots;

/// <summary>Moves spans from one text to a later one that differs from it in one place.</summary>
internal readonly struct TextShift
{
    private readonly int _prefix;
    private readonly int _suffixStart;
    private readonly int _delta;

    private TextShift(int prefix, int suffixStart, int delta)
    {
        _prefix = prefix;
        _suffixStart = suffixStart;
        _delta = delta;
    }

    public static TextShift Between(SourceText before, SourceText after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var prefix = 0;
        while (prefix < shorter && before[prefix] == after[prefix])
        {
            prefix++;
        }

        var suffix = 0;
        while (suffix < shorter - prefix && before[before.Length - 1 - suffix] == after[after.Length - 1 - suffix])
        {
            suffix++;
        }

        return new TextShift(prefix, before.Length - suffix, after.Length - before.Length);
    }

    /// <summary>The span in the later text, or null when the change is inside it.</summary>
    public TextSpan? Apply(TextSpan span) =>
        span.End <= _prefix ? span
        : span.Start >= _suffixStart ? new TextSpan(span.Start + _delta, span.Length)
        : null;
}
