using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;
using Perdure.Analyzers.Snapshots;

namespace Perdure.Analyzers;

/// <summary>Finds what comes out differently when an orchestrator is replayed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrchestrationDeterminismAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var frameworks = FrameworkSymbols.Referenced(start.Compilation);
            if (frameworks.IsEmpty)
            {
                return;
            }

            var analysis = new CompilationAnalysis(start.Compilation, frameworks, start.Options);
            start.RegisterSemanticModelAction(model => Report(model, analysis));
        });
    }

    private static void Report(SemanticModelAnalysisContext context, CompilationAnalysis analysis)
    {
        var tree = context.SemanticModel.SyntaxTree;
        foreach (var finding in analysis.FindingsIn(tree, context.CancellationToken))
        {
            if (RuleDescriptors.Find(finding.Rule) is not { } descriptor)
            {
                continue;
            }

            var hops = finding.Hops.Select(hop => Location.Create(analysis.Tree(hop.Tree, context.CancellationToken), hop.Span));
            context.ReportDiagnostic(Diagnostic.Create(descriptor, Location.Create(tree, finding.Span), hops, finding.Properties, finding.Message));
        }
    }
}
