using Perdure.Analyzers.Benchmarks.Measuring;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>The compile of one project with one analyzer.</summary>
/// <param name="Analyzer">The analyzer's name.</param>
/// <param name="Median">The median over the rounds.</param>
/// <param name="Ratios">Processor time beside the bare compile of the same round, one per round.</param>
/// <param name="RatiosToIdle">Processor time beside the compile with an idle analyzer of the same round, one per round.</param>
/// <param name="Findings">How many findings there were.</param>
internal sealed record BuildMeasurement(
    string Analyzer,
    Measurement Median,
    IReadOnlyList<double> Ratios,
    IReadOnlyList<double> RatiosToIdle,
    int Findings);
