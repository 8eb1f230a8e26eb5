using System.Diagnostics;
using System.Diagnostics.Metrics;
using Perdure.History;

namespace Perdure.Worker.Diagnostics;

/// <summary>
/// Traces and metrics, under the name <c>Perdure</c>: add it as a source and as a meter to the telemetry of the application. Nothing is made while
/// nobody listens.
/// </summary>
public static class DurableTaskDiagnostics
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Perdure";

    /// <summary>The client starts an orchestration.</summary>
    internal const string OrchestrationCreated = "create_orchestration";

    /// <summary>The client raises an event.</summary>
    internal const string EventRaised = "orchestration_event";

    internal static ActivitySource Source { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> OrchestrationsEnded = Meter.CreateCounter<long>(
        "perdure.orchestrations.ended", "{orchestration}", "Orchestrations that have ended, by name and status.");

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("perdure.turns", "{turn}", "Turns of orchestrations that were committed, by name.");

    private static readonly Counter<long> Held = Meter.CreateCounter<long>(
        "perdure.orchestrations.held", "{orchestration}", "Orchestrations that the determinism guard has held, by name.");

    private static readonly Histogram<double> ActivityDuration = Meter.CreateHistogram<double>(
        "perdure.activity.duration", "s", "How long activities ran, by name and outcome.");

    /// <summary>Begins the span of a call on the client.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="name">The orchestrator, event or operation.</param>
    /// <param name="instanceId">The instance.</param>
    /// <returns>The span, or null when nobody listens.</returns>
    internal static Activity? BeginClientCall(string operation, string name, string instanceId) =>
        Begin($"{operation}:{name}", ActivityKind.Producer, default, TypeOf(operation), name, instanceId);

    /// <summary>Begins the span of a run of an activity.</summary>
    /// <param name="scheduled">What is run.</param>
    /// <param name="instanceId">The orchestration that called it.</param>
    /// <returns>The span, or null when nobody listens.</returns>
    internal static Activity? BeginActivity(TaskScheduledEvent scheduled, string instanceId)
    {
        var span = Source.HasListeners()
            ? Begin($"activity:{scheduled.Name}", ActivityKind.Server, Parse(scheduled.TraceContext), "activity", scheduled.Name, instanceId)
            : null;
        span?.SetTag("durabletask.task.task_id", scheduled.EventId);
        return span;
    }

    /// <summary>Gives the place in the trace to which calls belong that are made in a span.</summary>
    /// <param name="span">The span.</param>
    /// <returns>The place, or null.</returns>
    internal static TraceContext? ContextOf(Activity? span) =>
        span is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? new TraceContext(id, span.TraceStateString) : null;

    /// <summary>Counts a committed turn.</summary>
    /// <param name="name">The orchestrator.</param>
    internal static void TurnCommitted(string name) => Turns.Add(1, new KeyValuePair<string, object?>("name", name));

    /// <summary>Counts an orchestration that has ended.</summary>
    /// <param name="name">The orchestrator.</param>
    /// <param name="status">How it ended.</param>
    internal static void OrchestrationEnded(string name, OrchestrationRuntimeStatus status) => OrchestrationsEnded.Add(
        1, new KeyValuePair<string, object?>("name", name), new KeyValuePair<string, object?>("status", status.ToString()));

    /// <summary>Counts an orchestration that is held.</summary>
    /// <param name="name">The orchestrator.</param>
    internal static void OrchestrationHeld(string name) => Held.Add(1, new KeyValuePair<string, object?>("name", name));

    /// <summary>Records a run of an activity.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="began">When it began, as a time stamp of <see cref="Stopwatch"/>.</param>
    /// <param name="succeeded">Whether it succeeded.</param>
    internal static void ActivityEnded(string name, long began, bool succeeded)
    {
        if (ActivityDuration.Enabled)
        {
            ActivityDuration.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                new KeyValuePair<string, object?>("name", name),
                new KeyValuePair<string, object?>("outcome", succeeded ? "completed" : "failed"));
        }
    }

    private static string TypeOf(string operation) => operation == EventRaised ? "event" : "orchestration";

    internal static Activity? Begin(string span, ActivityKind kind, ActivityContext parent, string type, string name, string instanceId)
    {
        var activity = Source.StartActivity(span, kind, parent);
        activity?.SetTag("durabletask.type", type);
        activity?.SetTag("durabletask.task.name", name);
        activity?.SetTag("durabletask.task.instance_id", instanceId);
        return activity;
    }

    internal static ActivityContext Parse(TraceContext? context) =>
        context is not null && ActivityContext.TryParse(context.TraceParent, context.TraceState, isRemote: true, out var parsed) ? parsed : default;
}
