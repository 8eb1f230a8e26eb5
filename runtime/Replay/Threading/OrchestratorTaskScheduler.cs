namespace Perdure.Replay.Threading;

/// <summary>Runs tasks that the orchestrator starts on the orchestrator's thread, in the order of their start.</summary>
/// <param name="thread">The orchestrator's thread.</param>
internal sealed class OrchestratorTaskScheduler(OrchestratorThread thread) : TaskScheduler
{
    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs a queued task.</summary>
    /// <param name="task">The task.</param>
    public void Execute(Task task) => TryExecuteTask(task);

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => thread.Queue(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => thread.IsCurrent && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
