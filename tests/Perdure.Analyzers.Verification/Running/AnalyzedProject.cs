using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>A project with what the compiler and the analyzers reported in it.</summary>
internal sealed record AnalyzedProject(
    Project Project,
    ImmutableArray<Diagnostic> CompilerErrors,
    ImmutableArray<Diagnostic> Diagnostics);
