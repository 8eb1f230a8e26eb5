namespace Perdure.Replay.Threading;

/// <summary>The orchestrator left its thread or blocks it.</summary>
/// <param name="Kind">How.</param>
/// <param name="Where">The method or source line, where it is known.</param>
internal sealed record ThreadViolation(ThreadViolationKind Kind, string? Where);
