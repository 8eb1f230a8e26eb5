using System.Globalization;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>How long the generators run. Fixed and short by default, so that a run today finds what a run yesterday found.</summary>
internal static class FuzzSettings
{
    /// <summary>The environment variable that holds the first seed.</summary>
    public const string SeedVariable = "PERDURE_FUZZ_SEED";

    /// <summary>The environment variable that holds the number of variants.</summary>
    public const string CountVariable = "PERDURE_FUZZ_COUNT";

    // Each compiler has variants of its own, so that running the suite in two of them sees twice as many.
    private static readonly int DefaultSeed = 10_000 * typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version!.Major;

    /// <summary>The seed of the first variant; each further one has the next.</summary>
    public static int Seed { get; } = Read(SeedVariable) ?? DefaultSeed;

    /// <summary>The number of variants; <paramref name="usual"/> unless the environment says otherwise.</summary>
    public static int Count(int usual) => Read(CountVariable) ?? usual;

    /// <summary>Whether item number <paramref name="index"/> is this compiler's turn: two compilers share what both would do in the same way, unless a count is given.</summary>
    public static bool IsOwn(int index) => Read(CountVariable) is not null || index % 2 == typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version!.Major % 2;

    private static int? Read(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"{variable} is '{text}'; it must be a number from 0 up.");
    }
}
