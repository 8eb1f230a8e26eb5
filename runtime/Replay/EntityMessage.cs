using Perdure.History;

namespace Perdure.Replay;

/// <summary>
/// A message to an entity: an operation called or signalled, a lock asked for or released. An operation may carry the time at which it
/// is to be delivered. A release also withdraws a request of the same critical section that has not been granted yet.
/// </summary>
/// <param name="Target">The entity.</param>
/// <param name="Event">The message.</param>
public sealed record EntityMessage(EntityInstanceId Target, HistoryEvent Event);
