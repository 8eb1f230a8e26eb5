using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>The turn that ends an orchestration without its orchestrator, which cannot be replayed or has not begun.</summary>
internal static class TerminationTurn
{
    /// <summary>Makes the turn.</summary>
    /// <param name="instance">The instance to end.</param>
    /// <param name="started">Its start, where it has had one: it names the parent, who is told.</param>
    /// <param name="terminated">The request.</param>
    /// <param name="children">The instances to end with it.</param>
    /// <param name="now">The time of the clock, in UTC.</param>
    /// <returns>What is to be committed.</returns>
    public static OrchestrationTurn Create(
        InstanceRecord instance, ExecutionStartedEvent? started, ExecutionTerminatedEvent terminated, IReadOnlyList<string> children, DateTime now)
    {
        var toOthers = new List<OutgoingMessage>();
        if (started?.Parent is { } parent)
        {
            var failure = new TaskFailureDetails("OrchestrationTerminated", $"The orchestration '{instance.InstanceId}' was terminated.");
            toOthers.Add(new OutgoingMessage(parent.InstanceId, new SubOrchestrationInstanceFailedEvent(-1, now, parent.TaskScheduledId, failure), parent.ExecutionId));
        }

        toOthers.AddRange(children.Select(child => new OutgoingMessage(child, new ExecutionTerminatedEvent(-1, now, null, true))));
        return new OrchestrationTurn
        {
            Outcome = TurnOutcome.Commit,
            NewEvents =
            [
                new OrchestratorStartedEvent(-1, now),
                terminated,
                new ExecutionCompletedEvent(-1, now, OrchestrationRuntimeStatus.Terminated, terminated.Output, null),
            ],
            Messages = toOthers,
            Status = OrchestrationRuntimeStatus.Terminated,
            CustomStatus = instance.Payloads?.CustomStatus,
            Output = terminated.Output,
        };
    }
}
