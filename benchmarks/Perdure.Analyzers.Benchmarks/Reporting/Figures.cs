using System.Globalization;

namespace Perdure.Analyzers.Benchmarks.Reporting;

/// <summary>Writes quantities.</summary>
internal static class Figures
{
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("#,##0.0", CultureInfo.InvariantCulture);

    public static string Megabytes(long bytes) => (bytes / (1024.0 * 1024)).ToString("#,##0.0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Verdict(bool met) => met ? "met" : "MISSED";

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }
}
