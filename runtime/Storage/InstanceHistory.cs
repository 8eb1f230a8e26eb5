using Perdure.History;

namespace Perdure.Storage;

/// <summary>An instance with its history.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Events">The history of the present generation, oldest first.</param>
public sealed record InstanceHistory(InstanceRecord Instance, IReadOnlyList<HistoryEvent> Events);
