using System;

namespace Perdure.Analyzers.Contracts;

/// <summary>How many letters lie between two names (Levenshtein's distance), without regard to case.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> where it is no less.</summary>
    public static int Between(string first, string second, int limit)
    {
        if (Math.Abs(first.Length - second.Length) >= limit)
        {
            return limit;
        }

        var previous = new int[second.Length + 1];
        var current = new int[second.Length + 1];
        for (var j = 0; j <= second.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replace = previous[j - 1] + (char.ToUpperInvariant(first[i - 1]) == char.ToUpperInvariant(second[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return Math.Min(previous[second.Length], limit);
    }
}
