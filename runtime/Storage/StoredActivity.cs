using Perdure.History;

namespace Perdure.Storage;

/// <summary>An activity that is to be run.</summary>
/// <param name="Sequence">Its number in the store; a later activity has a higher one.</param>
/// <param name="InstanceKey">The orchestration that asked for it.</param>
/// <param name="InstanceId">The id of that orchestration.</param>
/// <param name="Generation">The generation of the orchestration that asked for it.</param>
/// <param name="Event">What is to be run.</param>
/// <param name="Attempt">How often a worker has had it before its turn, this time included; more than 1 when an earlier worker was cut short.</param>
public sealed record StoredActivity(long Sequence, long InstanceKey, string InstanceId, int Generation, TaskScheduledEvent Event, int Attempt = 1)
{
    /// <summary>Gets the key under which the turn that takes in the result consumes the activity.</summary>
    public MessageKey Key => new(MessageSource.Activity, Sequence);
}
