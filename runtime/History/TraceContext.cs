namespace Perdure.History;

/// <summary>A place in a distributed trace (W3C Trace Context).</summary>
/// <param name="TraceParent">The <c>traceparent</c> header.</param>
/// <param name="TraceState">The <c>tracestate</c> header, if there is one.</param>
public sealed record TraceContext(string TraceParent, string? TraceState = null);
