using Perdure.Benchmarks.Measuring;

namespace Perdure.Benchmarks.Scenarios;

/// <summary>Something that is measured on either store.</summary>
/// <param name="Name">Its name. A part of it on the command line chooses it.</param>
/// <param name="Run">Runs it on a SQLite file, or in memory.</param>
internal sealed record Scenario(string Name, Func<bool, Task<Measurement>> Run)
{
    /// <summary>Whether it uses a store at all.</summary>
    public bool UsesStore { get; init; } = true;

    /// <summary>What it is to reach: given whether it ran on SQLite and what was measured so far.</summary>
    public Target? Target { get; init; }
}
