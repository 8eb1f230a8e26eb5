using Perdure.History;

namespace Perdure.Replay;

/// <summary>An activity to run.</summary>
/// <param name="TaskId">The number of the call, which its completion repeats.</param>
/// <param name="Name">The activity.</param>
/// <param name="Version">The version asked for; null or empty for none.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="Tags">The tags of the call.</param>
/// <param name="TraceContext">The trace that the call belongs to.</param>
public sealed record ActivityRequest(
    int TaskId,
    string Name,
    string? Version,
    string? Input,
    IReadOnlyDictionary<string, string>? Tags,
    TraceContext? TraceContext);
