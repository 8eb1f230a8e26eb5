using Perdure.Replay;

namespace Perdure.Worker;

/// <summary>Runs turns of orchestrations: in this process, or by asking another one.</summary>
public interface IOrchestrationTurnExecutor
{
    /// <summary>Runs a turn.</summary>
    /// <param name="workItem">The turn.</param>
    /// <param name="cancellationToken">The worker is being shut down; a turn that has not ended then is run again later.</param>
    /// <returns>What the turn did. Nothing of it has happened until it is committed.</returns>
    ValueTask<OrchestrationTurn> ExecuteAsync(OrchestrationWorkItem workItem, CancellationToken cancellationToken);
}
