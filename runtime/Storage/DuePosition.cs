namespace Perdure.Storage;

/// <summary>A place in the order in which messages become due.</summary>
/// <param name="DueAt">The time, UTC.</param>
/// <param name="Sequence">The message's number, which orders messages that become due at the same time.</param>
public readonly record struct DuePosition(DateTime DueAt, long Sequence);
