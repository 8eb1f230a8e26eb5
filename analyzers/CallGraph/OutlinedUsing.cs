namespace Perdure.Analyzers.CallGraph;

/// <summary>A using directive that counts in one file only.</summary>
/// <param name="Scope">The namespace in whose declaration it stands; the same directive means something else in another one.</param>
/// <param name="Text">The directive.</param>
internal readonly record struct OutlinedUsing(string Scope, string Text);
