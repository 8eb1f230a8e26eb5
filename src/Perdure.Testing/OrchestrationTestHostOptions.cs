using Perdure.Testing.Chaos;
using Perdure.Worker;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Testing;

/// <summary>How a test host runs orchestrations.</summary>
public sealed class OrchestrationTestHostOptions
{
    /// <summary>The time at the start. The default is 2026-01-01, midnight UTC.</summary>
    public DateTimeOffset StartTime { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The environments in which each turn is replayed; none for no chaos replay. The default is
    /// <see cref="ReplayEnvironment.Default"/>.</summary>
    public IReadOnlyList<ReplayEnvironment> ChaosEnvironments { get; set; } = ReplayEnvironment.Default;

    /// <summary>Whether each turn is also replayed in a second process, in which strings have other hash codes and statics are as they were
    /// at the beginning. The registration of tasks and services must then capture nothing of the test. The default is no: it takes the
    /// start of a process.</summary>
    public bool ReplaysInSecondProcess { get; set; }

    /// <summary>Serializes inputs, outputs, payloads and custom statuses.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>Which versions of instances are run.</summary>
    public VersioningOptions Versioning { get; set; } = new();

    /// <summary>When an orchestration ends.</summary>
    public CompletionRule CompletionRule { get; set; }

    /// <summary>How long an orchestrator may block its thread by waiting for a task (<c>.Result</c>, <c>.Wait()</c>), in real time, before that
    /// counts as waiting for ever. The default is ten seconds.</summary>
    public TimeSpan BlockingWaitLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a test waits, in real time, for an instance that can only go on when somebody raises an event. Then the wait fails
    /// with an explanation. The default is ten seconds.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);
}
