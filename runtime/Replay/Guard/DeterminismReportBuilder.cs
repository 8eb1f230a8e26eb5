using Perdure.History;

namespace Perdure.Replay.Guard;

/// <summary>Puts findings of the determinism guard into reports.</summary>
internal static class DeterminismReportBuilder
{
    private const int NeighboursShown = 3;

    /// <summary>Makes a report.</summary>
    /// <param name="session">The session.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="past">The history, when it was replayed.</param>
    /// <param name="recent">The latest messages, when it was not.</param>
    /// <returns>The report.</returns>
    public static DeterminismReport Build(
        OrchestrationSession session, GuardFinding finding, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> recent) => new(
            finding.Kind,
            session.Start.InstanceId,
            session.Start.Name,
            finding.Summary,
            finding.Expected,
            finding.Actual,
            Excerpt(finding, past.Count > 0 ? past : recent),
            finding.Source,
            finding.Cause.Text,
            finding.Cause.RuleId,
            finding.Remedy,
            finding.Recorded?.EventId);

    private static List<string> Excerpt(GuardFinding finding, IReadOnlyList<HistoryEvent> events)
    {
        var center = events.Count - 1;
        if (finding.Recorded is { } recorded)
        {
            for (var i = 0; i < events.Count; i++)
            {
                if (ReferenceEquals(events[i], recorded))
                {
                    center = i;
                    break;
                }
            }
        }

        var lines = new List<string>();
        for (var i = Math.Max(0, center - NeighboursShown); i < Math.Min(events.Count, center + NeighboursShown + 1); i++)
        {
            lines.Add($"{(ReferenceEquals(events[i], finding.Recorded) ? "> " : "  ")}{HistoryEventText.Line(events[i])}");
        }

        return lines;
    }
}
