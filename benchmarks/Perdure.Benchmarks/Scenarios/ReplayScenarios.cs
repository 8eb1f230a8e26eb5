using Microsoft.Extensions.DependencyInjection;
using Perdure.Benchmarks.Measuring;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Benchmarks.Scenarios;

/// <summary>The engine alone: an orchestrator that is rebuilt from its history.</summary>
internal static class ReplayScenarios
{
    /// <summary>Replays a history of activities one after the other.</summary>
    /// <param name="events">How many events the history has.</param>
    /// <returns>What it cost.</returns>
    public static async Task<Measurement> ReplayAsync(int events)
    {
        var registry = new DurableTaskRegistry();
        registry.AddOrchestratorFunc<object?, int>("Endless", async (context, _) =>
        {
            var sum = 0;
            while (true)
            {
                sum += await context.CallActivityAsync<int>("Echo", sum);
            }
        });
        var options = new OrchestrationExecutorOptions { Registry = registry };
        using var services = new ServiceCollection().BuildServiceProvider();
        var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var history = new List<HistoryEvent>();
        using (var first = new OrchestrationExecutor("i", options, services))
        {
            HistoryEvent message = new ExecutionStartedEvent(-1, now, "Endless", null, null, "i", "e", null, null, null, null);
            while (history.Count < events)
            {
                var turn = first.Execute([], [message], now);
                history.AddRange(turn.NewEvents);
                message = new TaskCompletedEvent(-1, now, turn.Activities[0].TaskId, "1");
            }
        }

        void Replay()
        {
            using var again = new OrchestrationExecutor("i", options, services);
            again.Execute(history, [new EventRaisedEvent(-1, now, "nothing", null)], now);
        }

        Replay();
        return await Measurement.OfAsync(null, events, () =>
        {
            Replay();
            return Task.CompletedTask;
        });
    }
}
