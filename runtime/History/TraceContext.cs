namespace Perdure.History;

/// <summary>A place in a distributed trace (W3C Trace Context).</summary>
/// <param name="TraceParent">The <c>traceparent</c> header.</param>
/// <param name="TraceState">The <c>tracestate</c> header, if there is one.</param>
/// <param name="ParentSpanId">For the span of an orchestration itself: the span above it, in hexadecimal; null when it is the root.</param>
/// <param name="Began">For the span of an orchestration itself: when it began, UTC. Null for the place of somebody else.</param>
public sealed record TraceContext(string TraceParent, string? TraceState = null, string? ParentSpanId = null, DateTime? Began = null)
{
    // 00-{trace id, 32 digits}-{span id, 16 digits}-{flags, 2 digits}
    private const int SpanIdStart = 36;
    private const int SpanIdLength = 16;

    /// <summary>The place above the span of an orchestration, where its next generation belongs too.</summary>
    /// <returns>The place; null when there is none above.</returns>
    public TraceContext? AboveSpan() => Began is null ? this
        : ParentSpanId is { Length: SpanIdLength } parent && TraceParent.Length > SpanIdStart + SpanIdLength
            ? new TraceContext(string.Concat(TraceParent.AsSpan(0, SpanIdStart), parent, TraceParent.AsSpan(SpanIdStart + SpanIdLength)), TraceState)
            : null;
}
