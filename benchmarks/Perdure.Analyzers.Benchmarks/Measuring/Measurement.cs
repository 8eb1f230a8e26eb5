namespace Perdure.Analyzers.Benchmarks.Measuring;

/// <summary>What one run took.</summary>
/// <param name="Cpu">Processor time of the whole process, all threads.</param>
/// <param name="Wall">Elapsed time.</param>
/// <param name="Allocated">Allocated bytes, all threads.</param>
internal readonly record struct Measurement(TimeSpan Cpu, TimeSpan Wall, long Allocated);
