using Perdure.History;

namespace Perdure.Storage;

/// <summary>A message that waits for its instance's next turn.</summary>
/// <param name="Key">Where it waits.</param>
/// <param name="InstanceKey">The instance that it is for.</param>
/// <param name="InstanceId">The id of that instance.</param>
/// <param name="Generation">The generation that it is for; null when it is for whichever is the present one.</param>
/// <param name="Event">What it says.</param>
public sealed record StoredMessage(MessageKey Key, long InstanceKey, string InstanceId, int? Generation, HistoryEvent Event)
{
    /// <summary>Gets the instance itself, where the message is the one that created it.</summary>
    public InstanceRecord? Created { get; init; }
}
