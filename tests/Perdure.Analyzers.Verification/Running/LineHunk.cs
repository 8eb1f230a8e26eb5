namespace Perdure.Analyzers.Verification.Running;

/// <summary>Lines that give way to others.</summary>
/// <param name="Start">The number of the first line before, from 0.</param>
/// <param name="Before">The lines before, with their ends.</param>
/// <param name="After">The lines after, with their ends.</param>
internal sealed record LineHunk(int Start, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    /// <summary>The differences between two texts, as few lines as possible.</summary>
    public static IReadOnlyList<LineHunk> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var hunks = new List<LineHunk>();
        var (x, y) = (0, 0);
        while (x < before.Count || y < after.Count)
        {
            var (startX, startY) = (x, y);
            while ((x < before.Count || y < after.Count) && !(x < before.Count && y < after.Count && before[x] == after[y]))
            {
                _ = y == after.Count || (x < before.Count && common[x + 1, y] >= common[x, y + 1]) ? x++ : y++;
            }

            if (x > startX || y > startY)
            {
                hunks.Add(new LineHunk(startX, [.. before.Skip(startX).Take(x - startX)], [.. after.Skip(startY).Take(y - startY)]));
            }

            (x, y) = (x + 1, y + 1);
        }

        return hunks;
    }

    /// <summary>The lines of a text, with their ends.</summary>
    public static IReadOnlyList<string> LinesOf(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var index and >= 0 ? index + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>Whether everything that was there still is, in its order, with something in between.</summary>
    public bool OnlyInserts()
    {
        var rest = string.Concat(After).GetEnumerator();
        foreach (var expected in string.Concat(Before).Where(character => !char.IsWhiteSpace(character)))
        {
            do
            {
                if (!rest.MoveNext())
                {
                    return false;
                }
            }
            while (rest.Current != expected);
        }

        return true;
    }
}
