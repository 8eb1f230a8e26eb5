using System.Collections.Immutable;

namespace Perdure.Analyzers.Robustness.Tests.Running;

/// <summary>Compares what two runs reported.</summary>
internal static class RunComparison
{
    /// <summary>Says how the runs differ; null where they do not.</summary>
    public static string? Describe(string first, ImmutableArray<string> ofFirst, string second, ImmutableArray<string> ofSecond)
    {
        if (ofFirst.SequenceEqual(ofSecond, StringComparer.Ordinal))
        {
            return null;
        }

        var only = Without(ofFirst, ofSecond).Select(line => $"  only {first}: {line}");
        var others = Without(ofSecond, ofFirst).Select(line => $"  only {second}: {line}");
        return string.Join("\n", only.Concat(others));
    }

    private static List<string> Without(ImmutableArray<string> lines, ImmutableArray<string> others)
    {
        var left = lines.ToList();
        foreach (var line in others)
        {
            left.Remove(line);
        }

        return left;
    }
}
