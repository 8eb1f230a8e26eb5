namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>What a random program came to.</summary>
/// <param name="Output">The output of the root.</param>
/// <param name="Totals">The totals of the entities.</param>
/// <param name="Actions">What all instances have asked for in their last generation, in words, sorted.</param>
internal sealed record ProgramOutcome(string? Output, int[] Totals, string Actions);
