namespace Perdure.Benchmarks.Scenarios;

/// <summary>All scenarios, in the order in which they run.</summary>
internal static class ScenarioList
{
    /// <summary>Makes the list.</summary>
    /// <param name="sqlite">Whether they will run on a SQLite file: the targets differ.</param>
    /// <param name="divisor">By how much the counts are divided.</param>
    /// <returns>The scenarios.</returns>
    public static IReadOnlyList<Scenario> Of(bool sqlite, int divisor)
    {
        int Of(int count) => Math.Max(1, count / divisor);
        var shorter = $"sequence 1 x {Of(1000):N0}";
        return
        [
            new(shorter, s => ActivityScenarios.SequenceAsync(s, 1, Of(1000))) { Target = sqlite ? Target.HalfOfBare : null },
            new($"sequence 1 x {Of(5000):N0}", s => ActivityScenarios.SequenceAsync(s, 1, Of(5000))) { Target = Target.NoMoreAllocationThan(shorter) },
            new($"fan-out {Of(100):N0}", s => ActivityScenarios.FanOutAsync(s, Of(100))),
            new($"fan-out {Of(1000):N0}", s => ActivityScenarios.FanOutAsync(s, Of(1000))),
            new($"fan-out {Of(10_000):N0}", s => ActivityScenarios.FanOutAsync(s, Of(10_000))),
            new($"instances {Of(1000):N0} x 5", s => ActivityScenarios.SequenceAsync(s, Of(1000), 5)),
            new($"instances {Of(10_000):N0} x 5", s => ActivityScenarios.SequenceAsync(s, Of(10_000), 5))
            {
                Target = sqlite ? Target.Rate(10_000) : Target.TimesSqlite(3),
            },
            new($"events {Of(5000):N0} to one", s => MessageScenarios.EventsAsync(s, Of(5000), 1)),
            new($"events {Of(5000):N0} to {Of(500):N0}", s => MessageScenarios.EventsAsync(s, Of(5000), Of(500))),
            new($"timers {Of(100_000):N0} pending", s => WaitingScenarios.PendingTimersAsync(s, Of(1000), 100)),
            new($"timers {Of(10_000):N0} firing", s => WaitingScenarios.FiringTimersAsync(s, Of(1000), 10)),
            new($"signals {Of(5000):N0} to one", s => MessageScenarios.SignalsAsync(s, Of(5000), 1)),
            new($"signals {Of(5000):N0} to {Of(500):N0}", s => MessageScenarios.SignalsAsync(s, Of(5000), Of(500))),
            new($"waiting {Of(10_000):N0} kept", s => WaitingScenarios.InstancesAsync(s, Of(10_000), keep: true)),
            new($"waiting {Of(10_000):N0} evicted", s => WaitingScenarios.InstancesAsync(s, Of(10_000), keep: false)),
            new($"idle with {Of(10_000):N0}, 3 s", s => WaitingScenarios.IdleAsync(s, Of(10_000))) { Target = Target.NoCpu },
            new($"replay {Of(1000):N0} events", _ => ReplayScenarios.ReplayAsync(Of(1000))) { UsesStore = false },
            new($"replay {Of(10_000):N0} events", _ => ReplayScenarios.ReplayAsync(Of(10_000))) { UsesStore = false },
        ];
    }
}
