namespace Perdure.Replay;

/// <summary>What is to be done with a turn.</summary>
public enum TurnOutcome
{
    /// <summary>Commit it: history, messages, tasks, timers and status, all or nothing.</summary>
    Commit,

    /// <summary>The determinism guard holds the instance: store the status Suspended with the report as the reason, keep the history as
    /// it was and the messages undelivered, and run a new executor over both when the instance is resumed.</summary>
    Block,

    /// <summary>This worker does not run that version: give the instance back untouched.</summary>
    Reject,
}
