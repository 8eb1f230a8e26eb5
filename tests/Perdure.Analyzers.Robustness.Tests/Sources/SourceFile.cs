using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Robustness.Tests.Sources;

/// <summary>A source to mutate.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Text">Its text.</param>
/// <param name="Framework">The framework that it is written for; null where that is not known.</param>
internal sealed record SourceFile(string Name, string Text, TestFramework? Framework);
