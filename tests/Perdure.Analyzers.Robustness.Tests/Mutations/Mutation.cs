namespace Perdure.Analyzers.Robustness.Tests.Mutations;

/// <summary>A way to break a set of files. The files are texts; a mutation may add, remove and change them.</summary>
/// <param name="Name">What it does, for the message of a failure.</param>
/// <param name="Apply">Changes the files.</param>
internal sealed record Mutation(string Name, Action<List<string>, Random> Apply);
