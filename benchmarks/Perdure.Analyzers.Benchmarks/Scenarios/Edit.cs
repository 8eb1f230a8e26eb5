namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>Something that an author does to a file.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Path">The file that is edited.</param>
/// <param name="Apply">Makes the text after the edit of the original text and the number of the repetition.</param>
internal sealed record Edit(string Name, string Path, Func<string, int, string> Apply);
