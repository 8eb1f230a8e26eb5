using Perdure.Benchmarks.Measuring;

namespace Perdure.Benchmarks.Scenarios;

/// <summary>What was measured.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Store">The store: <c>sqlite</c> or <c>memory</c>.</param>
/// <param name="Measurement">What it cost.</param>
/// <param name="BareSeconds">How long bare SQLite takes to write the same; zero in memory.</param>
internal sealed record Result(string Scenario, string Store, Measurement Measurement, double BareSeconds);
