namespace Perdure.Replay;

/// <summary>What the determinism guard found: a replay that does not fit its history, or an orchestrator that leaves its thread or waits
/// for something that will never come.</summary>
/// <param name="Kind">What kind of finding it is.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="OrchestratorName">Its orchestrator.</param>
/// <param name="Summary">One sentence: what happened.</param>
/// <param name="Expected">What the history holds, in words; null where there is no such side.</param>
/// <param name="Actual">What the orchestrator did, in words; null where there is no such side.</param>
/// <param name="HistoryExcerpt">The neighbouring history events in words, the one in question marked with <c>&gt;</c>.</param>
/// <param name="Source">Where in the application: <c>file:line</c> or the method; null when that is not known.</param>
/// <param name="LikelyCause">What usually leads to this.</param>
/// <param name="RuleId">The analyzer rule that finds the cause at compile time; null when there is none.</param>
/// <param name="Remedy">What to do now.</param>
/// <param name="EventId">The sequence number of the action in question; null where there is none.</param>
public sealed record DeterminismReport(
    DeterminismViolationKind Kind,
    string InstanceId,
    string OrchestratorName,
    string Summary,
    string? Expected,
    string? Actual,
    IReadOnlyList<string> HistoryExcerpt,
    string? Source,
    string LikelyCause,
    string? RuleId,
    string Remedy,
    int? EventId)
{
    /// <summary>The whole report as text of several lines.</summary>
    public string Message => DeterminismReportText.Format(this);

    /// <summary>The report as failure details, for the status of the instance.</summary>
    /// <returns>The details.</returns>
    public TaskFailureDetails ToFailureDetails() => new(
        DeterminismReportText.ErrorType,
        Message,
        Properties: new Dictionary<string, object?> { ["kind"] = Kind.ToString(), ["rule"] = RuleId })
    {
        IsNonRetriable = true,
    };

    /// <inheritdoc/>
    public override string ToString() => Message;
}
