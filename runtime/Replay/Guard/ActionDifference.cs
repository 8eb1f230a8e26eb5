namespace Perdure.Replay.Guard;

/// <summary>How an action of a replay differs from the recorded one.</summary>
/// <param name="IsOtherAction">Whether kind or name differ, not only a detail.</param>
/// <param name="What">What differs, in words: <c>its name</c>, <c>its due time</c>.</param>
/// <param name="Recorded">What history holds.</param>
/// <param name="Actual">What the orchestrator asks for.</param>
/// <param name="IsReordered">Whether the same elements stand in another order.</param>
internal sealed record ActionDifference(bool IsOtherAction, string What, string? Recorded, string? Actual, bool IsReordered = false);
