using Microsoft.Extensions.DependencyInjection;
using Perdure.Replay;
using Perdure.Worker;

namespace Perdure.Testing.Chaos;

/// <summary>Runs each turn on an orchestrator that is rebuilt from history, and replays the result in other environments before it counts.</summary>
/// <param name="options">What executors have in common.</param>
/// <param name="scopes">Makes the scopes of services of orchestrators.</param>
/// <param name="chaos">Replays histories.</param>
/// <param name="found">Is told what was found, by instance.</param>
internal sealed class ChaosTurnExecutor(
    OrchestrationExecutorOptions options, IServiceScopeFactory scopes, ChaosReplay chaos, Action<DeterminismReport> found)
    : IOrchestrationTurnExecutor
{
    /// <inheritdoc/>
    public ValueTask<OrchestrationTurn> ExecuteAsync(OrchestrationWorkItem workItem, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        using var executor = new OrchestrationExecutor(workItem.Instance.InstanceId, options, scope.ServiceProvider);
        var turn = ChaosReplay.RunUndisturbed(() => executor.Execute(workItem.Past, workItem.NewMessages, workItem.Now));
        if (turn.Report is { } report)
        {
            found(report);
        }
        else if (turn.Outcome == TurnOutcome.Commit
            && chaos.FindDifference(workItem.Instance.InstanceId, [.. workItem.Past, .. turn.NewEvents]) is { } difference)
        {
            found(difference);
            return new ValueTask<OrchestrationTurn>(new OrchestrationTurn
            {
                Outcome = TurnOutcome.Block,
                Status = OrchestrationRuntimeStatus.Suspended,
                Failure = difference.ToFailureDetails(),
                Report = difference,
            });
        }

        // Without an executor to keep, the next turn is rebuilt from history.
        return new ValueTask<OrchestrationTurn>(turn with { CanContinue = false });
    }
}
