namespace Perdure.Analyzers.Benchmarks;

/// <summary>Something that is measured.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">What is measured.</param>
/// <param name="RunAsync">Measures and prints.</param>
internal sealed record Scenario(string Name, string Description, Func<Task> RunAsync);
