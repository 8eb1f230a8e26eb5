namespace Perdure.Storage;

/// <summary>Messages that have become due.</summary>
/// <param name="Messages">The messages, earliest first.</param>
/// <param name="Last">The place of the last of them; the place asked after when there is none.</param>
/// <param name="NextDueAt">When the first message after them becomes due, UTC; null when there is none.</param>
public sealed record DueMessages(IReadOnlyList<StoredMessage> Messages, DuePosition? Last, DateTime? NextDueAt);
