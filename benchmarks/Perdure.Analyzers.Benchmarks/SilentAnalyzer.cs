using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Benchmarks;

/// <summary>An analyzer that finds nothing, as a base line.</summary>
/// <param name="looksAtOperations">Whether it asks for operations, as most analyzers do, so that the compiler binds every body for it.</param>
#pragma warning disable RS1001 // It is never loaded by a host.
internal sealed class SilentAnalyzer(bool looksAtOperations) : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly DiagnosticDescriptor Nothing = new("BENCH", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        if (looksAtOperations)
        {
            context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
        }
    }
}
