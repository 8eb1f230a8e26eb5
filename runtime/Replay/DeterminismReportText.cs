using System.Text;

namespace Perdure.Replay;

/// <summary>The text form of a determinism report.</summary>
internal static class DeterminismReportText
{
    /// <summary>The error type under which reports appear as failure details.</summary>
    public const string ErrorType = "NonDeterministicOrchestration";

    /// <summary>Writes a report as text of several lines.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text.</returns>
    public static string Format(DeterminismReport report) =>
        $"Orchestration '{report.OrchestratorName}' (instance '{report.InstanceId}') is not deterministic: {Finding(report)}";

    /// <summary>Writes what was found, for places that name the orchestration themselves.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text of several lines.</returns>
    public static string Finding(DeterminismReport report)
    {
        var text = new StringBuilder(report.Summary, 512);
        AppendLine(text, "History holds:  ", report.Expected);
        AppendLine(text, "The code asks:  ", report.Actual);
        AppendLine(text, "Source:         ", report.Source);
        if (report.HistoryExcerpt.Count > 0)
        {
            text.Append('\n').Append("History around it:");
            foreach (var line in report.HistoryExcerpt)
            {
                text.Append("\n  ").Append(line);
            }
        }

        AppendLine(
            text, "Likely cause:   ", report.RuleId is null ? report.LikelyCause : $"{report.LikelyCause} (rule {report.RuleId})");
        AppendLine(text, "What to do:     ", report.Remedy);
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string label, string? value)
    {
        if (value is not null)
        {
            text.Append('\n').Append(label).Append(value);
        }
    }
}
