namespace Perdure.Analyzers.Benchmarks.Measuring;

/// <summary>Order statistics over measurements.</summary>
internal static class Statistics
{
    /// <summary>The median of each quantity by itself.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> measurements) => Percentile(measurements, 50);

    /// <summary>The nearest-rank percentile of each quantity by itself.</summary>
    public static Measurement Percentile(IReadOnlyCollection<Measurement> measurements, int percent)
    {
        return new Measurement(
            Rank(measurements.Select(measurement => measurement.Cpu), percent),
            Rank(measurements.Select(measurement => measurement.Wall), percent),
            Rank(measurements.Select(measurement => measurement.Allocated), percent));
    }

    private static T Rank<T>(IEnumerable<T> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}
