namespace Perdure.Worker;

/// <summary>When an orchestration ends.</summary>
public enum CompletionRule
{
    /// <summary>When its orchestrator returns or throws. Timers that are still open are cancelled, activities and sub-orchestrations that
    /// nobody waits for run on and their results are dropped.</summary>
    WhenFunctionReturns,

    /// <summary>When its orchestrator has returned or thrown and all its activities, sub-orchestrations and timers have ended: the rule of
    /// the Microsoft.DurableTask SDK.</summary>
    WhenAllTasksEnded,
}
