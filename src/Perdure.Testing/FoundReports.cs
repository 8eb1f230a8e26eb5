using System.Collections.Concurrent;
using Perdure.Replay;

namespace Perdure.Testing;

/// <summary>The reports of the determinism guard, by instance.</summary>
internal sealed class FoundReports
{
    private readonly ConcurrentDictionary<string, DeterminismReport> _reports = new(StringComparer.Ordinal);

    /// <summary>The latest report on each instance.</summary>
    public IEnumerable<DeterminismReport> All => _reports.Values;

    /// <summary>Keeps a report.</summary>
    /// <param name="report">The report.</param>
    public void Add(DeterminismReport report) => _reports[report.InstanceId] = report;

    /// <summary>Gives the latest report on an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <returns>The report, or null.</returns>
    public DeterminismReport? Find(string instanceId) => _reports.GetValueOrDefault(instanceId);
}
