namespace Perdure.Replay;

/// <summary>What an orchestrator asked for when it starts over.</summary>
/// <param name="Input">The serialized input of the next generation.</param>
/// <param name="PreservesEvents">Whether events that nobody waited for go on to the next generation.</param>
/// <param name="NewVersion">The version of the next generation; null for the present one.</param>
internal sealed record ContinueAsNewRequest(string? Input, bool PreservesEvents, TaskVersion? NewVersion);
