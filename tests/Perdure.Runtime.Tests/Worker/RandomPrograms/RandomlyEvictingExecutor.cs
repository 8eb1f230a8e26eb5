using Perdure.Replay;
using Perdure.Worker;

namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>Throws executors away at random, so that the next turn is rebuilt from history.</summary>
internal sealed class RandomlyEvictingExecutor(IOrchestrationTurnExecutor inner, Disturbance? disturbance) : IOrchestrationTurnExecutor
{
    public async ValueTask<OrchestrationTurn> ExecuteAsync(OrchestrationWorkItem workItem, CancellationToken cancellationToken)
    {
        var turn = await inner.ExecuteAsync(workItem, cancellationToken);
        return disturbance?.Chance(4) == true ? turn with { CanContinue = false } : turn;
    }
}
