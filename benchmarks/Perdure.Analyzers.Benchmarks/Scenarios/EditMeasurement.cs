using Perdure.Analyzers.Benchmarks.Measuring;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>What a document costs after an edit.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Analyzer">The analyzer's name.</param>
/// <param name="Documents">One measurement for each repetition and open document.</param>
internal sealed record EditMeasurement(string Edit, string Analyzer, IReadOnlyList<Measurement> Documents);
