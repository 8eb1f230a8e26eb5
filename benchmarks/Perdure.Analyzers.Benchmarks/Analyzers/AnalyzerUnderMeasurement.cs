using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perdure.Analyzers.Benchmarks.Analyzers;

/// <summary>A way to compile: bare, or with one of the analyzers.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Create">Makes the analyzers anew, as each host does.</param>
internal sealed record AnalyzerUnderMeasurement(string Name, Func<ImmutableArray<DiagnosticAnalyzer>> Create)
{
    public static readonly AnalyzerUnderMeasurement None = new("bare", static () => []);

    public static readonly AnalyzerUnderMeasurement Idle = new("idle", static () => [new IdleAnalyzer()]);

    public static readonly AnalyzerUnderMeasurement EmptyAction = new("empty action", static () => [new EmptyActionAnalyzer()]);

    public static readonly AnalyzerUnderMeasurement Perdure = new("Perdure", static () => [new OrchestrationDeterminismAnalyzer()]);

    public static readonly ImmutableArray<AnalyzerUnderMeasurement> All = [None, Idle, EmptyAction, Perdure];
}
