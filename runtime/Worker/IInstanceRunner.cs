using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Runs one turn of an instance, from its messages to its commit.</summary>
internal interface IInstanceRunner
{
    /// <summary>Runs a turn.</summary>
    /// <param name="slot">The instance.</param>
    /// <param name="messages">The messages that wait, in order.</param>
    /// <param name="cancellationToken">The worker is being shut down.</param>
    /// <returns>What is left to be done.</returns>
    ValueTask<TurnEnd> RunAsync(InstanceSlot slot, List<StoredMessage> messages, CancellationToken cancellationToken);
}
