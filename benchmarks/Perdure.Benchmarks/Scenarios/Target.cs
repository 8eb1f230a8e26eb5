namespace Perdure.Benchmarks.Scenarios;

/// <summary>What a scenario is to reach.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsMet">Whether a result reaches it, given the results before it; null where it cannot be told.</param>
internal sealed record Target(string Text, Func<Result, IReadOnlyList<Result>, bool?> IsMet)
{
    /// <summary>At least half the rate of the bare store.</summary>
    public static Target HalfOfBare { get; } = new("at least 50 % of bare", (result, _) => result.BareSeconds / result.Measurement.Seconds >= 0.5);

    /// <summary>A turn costs the same after a longer history.</summary>
    /// <param name="shorter">The scenario with the shorter history.</param>
    /// <returns>The target.</returns>
    public static Target NoMoreAllocationThan(string shorter) => new(
        $"allocates no more a turn than '{shorter}'",
        (result, earlier) => Find(earlier, shorter, result.Store) is { } other ? Each(result) <= 1.1 * Each(other) : null);

    /// <summary>At least so many operations a second.</summary>
    /// <param name="rate">How many.</param>
    /// <returns>The target.</returns>
    public static Target Rate(double rate) => new(FormattableString.Invariant($"at least {rate:N0} a second"), (result, _) => result.Measurement.Rate >= rate);

    /// <summary>At least so many times the rate on SQLite.</summary>
    /// <param name="factor">How many times.</param>
    /// <returns>The target.</returns>
    public static Target TimesSqlite(double factor) => new(
        FormattableString.Invariant($"at least {factor} times SQLite"),
        (result, earlier) => Find(earlier, result.Scenario, "sqlite") is { } other ? result.Measurement.Rate >= factor * other.Measurement.Rate : null);

    /// <summary>No processor time to speak of.</summary>
    public static Target NoCpu { get; } = new("no processor time", (result, _) => result.Measurement.CpuSeconds < 0.01 * result.Measurement.Seconds);

    private static double Each(Result result) => (double)result.Measurement.Allocated / result.Measurement.Operations;

    private static Result? Find(IReadOnlyList<Result> results, string scenario, string store) =>
        results.FirstOrDefault(r => r.Scenario == scenario && r.Store == store);
}
