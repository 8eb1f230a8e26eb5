using System.Globalization;
using Perdure.Benchmarks.Scenarios;

namespace Perdure.Benchmarks.Measuring;

/// <summary>Puts a result into a line.</summary>
internal static class ResultText
{
    /// <summary>Makes the line.</summary>
    /// <param name="result">The result.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="results">All results so far.</param>
    /// <returns>The line.</returns>
    public static string Of(Result result, Scenario scenario, IReadOnlyList<Result> results)
    {
        var m = result.Measurement;
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Scenario,-28}{result.Store,-8}{m.Seconds,9:F3}{m.Rate,12:N0}{m.CpuSeconds * 1e6 / m.Operations,13:F1}{m.Allocated / m.Operations,12:N0}{m.PauseSeconds / m.Seconds,10:P0}");
        return $"{figures}  {string.Join("; ", Remarks(result, scenario, results))}";
    }

    private static IEnumerable<string> Remarks(Result result, Scenario scenario, IReadOnlyList<Result> results)
    {
        var m = result.Measurement;
        if (result.BareSeconds > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{result.BareSeconds / m.Seconds:P0} of bare ({m.Operations / result.BareSeconds:N0} a second, {(double)m.Written.Changes / m.Written.Transactions:N0} changes to a commit)");
        }

        if (result.Store == "memory" && m.Operations > 1 && results.FirstOrDefault(r => r.Scenario == result.Scenario && r.Store == "sqlite") is { } other)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{m.Rate / other.Measurement.Rate:F1} times SQLite");
        }

        if (m.BytesKept is { } kept)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{kept:N0} bytes of memory each");
        }

        if (scenario.Target is { } target)
        {
            yield return $"target: {target.Text}, {target.IsMet(result, results) switch { true => "met", false => "MISSED", null => "not comparable in this run" }}";
        }
    }
}
