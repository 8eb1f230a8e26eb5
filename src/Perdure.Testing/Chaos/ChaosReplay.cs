using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Testing.Chaos;

/// <summary>
/// Replays histories in other environments: on another thread, at a later time (by years, where the clock is
/// injected), in another culture and time zone, with other values of environment variables, by a new orchestrator object. An orchestrator that keeps to its context does the same in all of them.
/// </summary>
/// <param name="options">What executors have in common.</param>
/// <param name="scopes">Makes the scopes of services of orchestrators.</param>
/// <param name="environments">The environments.</param>
/// <param name="secondProcess">Replays in another process; null for not.</param>
internal sealed class ChaosReplay(
    OrchestrationExecutorOptions options,
    IServiceScopeFactory scopes,
    IReadOnlyList<ReplayEnvironment> environments,
    SecondProcess? secondProcess)
{
    private static readonly Lock ProcessGate = new();

    /// <summary>Runs a turn for the first time, in the environment of the test: never while a replay, of this or another host, has changed that
    /// of the process.</summary>
    /// <param name="turn">The turn.</param>
    /// <returns>What it did.</returns>
    public static OrchestrationTurn RunUndisturbed(Func<OrchestrationTurn> turn)
    {
        lock (ProcessGate)
        {
            return turn();
        }
    }

    /// <summary>Replays a history in each environment.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="history">The history, up to the end of a turn.</param>
    /// <returns>The first difference; null when there is none.</returns>
    public DeterminismReport? FindDifference(string instanceId, IReadOnlyList<HistoryEvent> history)
    {
        foreach (var environment in environments)
        {
            DeterminismReport? report = null;
            Exception? error = null;
            var thread = new Thread(() =>
            {
                try
                {
                    report = Replay(instanceId, history, environment);
                }
                catch (Exception e)
                {
                    error = e;
                }
            })
            {
                IsBackground = true,
                Name = $"Chaos replay: {environment.Name}",
            };
            thread.Start();
            thread.Join();
            if (error is not null)
            {
                throw new InvalidOperationException($"Chaos replay of instance '{instanceId}' ({environment.Name}) could not be done.", error);
            }

            if (report is not null)
            {
                return report;
            }
        }

        return secondProcess?.FindDifference(instanceId, history);
    }

    private DeterminismReport? Replay(string instanceId, IReadOnlyList<HistoryEvent> history, ReplayEnvironment environment)
    {
        lock (ProcessGate)
        {
            LetTimePass();
            using var process = ProcessEnvironment.Enter(environment);
            using var scope = scopes.CreateScope();
            using var executor = new OrchestrationExecutor(instanceId, options, scope.ServiceProvider)
            {
                PrepareEnvironment = environment.PrepareThread,
            };
            return executor.Verify(history, mayAskForMore: false);
        }
    }

    // Clocks of all kinds must show another value than in the first run; the coarsest counts milliseconds, some 16 at a time.
    private static void LetTimePass()
    {
        var before = Environment.TickCount64;
        while (Environment.TickCount64 == before)
        {
            Thread.Sleep(1);
        }
    }
}
