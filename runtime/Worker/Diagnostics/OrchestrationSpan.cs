using System.Diagnostics;
using System.Runtime.CompilerServices;
using Perdure.History;

namespace Perdure.Worker.Diagnostics;

/// <summary>
/// The span of an orchestration, from its first turn to its end: days later perhaps, in another process. Only its identity is kept in between,
/// in the history; the span itself is made when the orchestration ends, so it is written once.
/// </summary>
internal static class OrchestrationSpan
{
    private const string Type = "orchestration";

    /// <summary>Gives the span of an orchestration that begins its identity.</summary>
    /// <param name="started">Its first message.</param>
    /// <param name="now">The time of the turn, UTC.</param>
    /// <returns>The place in the trace to which the calls of the orchestration belong; that of the message when nobody listens.</returns>
    public static TraceContext? Begin(ExecutionStartedEvent started, DateTime now)
    {
        if (!DurableTaskDiagnostics.Source.HasListeners())
        {
            return started.TraceContext;
        }

        var parent = DurableTaskDiagnostics.Parse(started.TraceContext);
        var current = Activity.Current;
        Activity.Current = null;
        try
        {
            // Begun, so that it has an identity and the samplers have decided on it, and never ended: what is written is made by End.
            var span = DurableTaskDiagnostics.Begin($"{Type}:{started.Name}", ActivityKind.Server, parent, Type, started.Name, started.InstanceId);
            return DurableTaskDiagnostics.ContextOf(span) is not { } identity
                ? started.TraceContext
                : identity with { ParentSpanId = parent.SpanId == default ? null : parent.SpanId.ToHexString(), Began = now };
        }
        finally
        {
            Activity.Current = current;
        }
    }

    /// <summary>Writes the span of an orchestration that has ended.</summary>
    /// <param name="trace">Its identity.</param>
    /// <param name="name">The orchestrator.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="error">Why it failed; null when it did not.</param>
    public static void End(TraceContext? trace, string name, string instanceId, OrchestrationRuntimeStatus status, string? error)
    {
        if (trace is not { Began: { } began } || !DurableTaskDiagnostics.Source.HasListeners()
            || !ActivityContext.TryParse(trace.TraceParent, trace.TraceState, out var own))
        {
            return;
        }

        var above = trace.ParentSpanId is { } parent ? ActivitySpanId.CreateFromString(parent) : default;
        var current = Activity.Current;
        Activity.Current = null;
        try
        {
            using var span = DurableTaskDiagnostics.Source.CreateActivity(
                $"{Type}:{name}", ActivityKind.Server, new ActivityContext(own.TraceId, above, own.TraceFlags, trace.TraceState, isRemote: true));
            if (span is null)
            {
                return;
            }

            span.SetStartTime(began);
            span.Start();
            SetSpanId(span, own.SpanId.ToHexString());
            span.SetTag("durabletask.type", Type);
            span.SetTag("durabletask.task.name", name);
            span.SetTag("durabletask.task.instance_id", instanceId);
            span.SetTag("durabletask.task.status", status.ToString());
            if (status == OrchestrationRuntimeStatus.Failed)
            {
                span.SetStatus(ActivityStatusCode.Error, error);
            }
        }
        finally
        {
            Activity.Current = current;
        }
    }

    // An Activity makes its own id and lets nobody set it; those of the calls that were made long ago name this one.
    private static void SetSpanId(Activity span, string spanId)
    {
        try
        {
            SpanIdField(span) = spanId;
            IdField(span) = null;
        }
        catch (MissingFieldException)
        {
            // Another version of the framework. The span is still in the right trace, at the right place and of the right length.
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanIdField(Activity activity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? IdField(Activity activity);
}
